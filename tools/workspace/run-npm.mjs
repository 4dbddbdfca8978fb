// Runs npm, before anything is installed and on any Node.
import { spawnSync } from 'node:child_process';

/** Whether it went well; npm itself says why not, and what it did unless it is told to be `quiet`. */
export function runNpm(args, cwd, { quiet = false } = {}) {
  const npm = process.env.npm_execpath;
  const options = { cwd, stdio: ['inherit', quiet ? 'ignore' : 'inherit', 'inherit'] };
  // npm is a shell script (npm.cmd on Windows) where this was not started by npm itself.
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync(['npm', ...args].join(' '), { ...options, shell: true });
  return status === 0;
}
