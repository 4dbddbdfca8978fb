// `npm run tenant` of a fresh app, until it is stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';

const limitSeconds = 60;
const running = new Set<ChildProcess>();

/** Starts the script that `ng add` wrote; the app is served on another port than usual, which it is told. */
export async function startTenant(
  folder: string,
  port: number,
  origin: string,
): Promise<{ stop(): Promise<void> }> {
  const windows = process.platform === 'win32';
  const args = ['run', 'tenant', '--', '--origin', origin];
  // The Node that runs this, also where an older one is on the path.
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    cwd: folder,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
    // Its own process group: npm does not end what it has started.
    detached: !windows,
  });
  running.add(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit');
  const until = Date.now() + limitSeconds * 1000;
  const keys = `http://localhost:${port}/.well-known/jwks.json`;
  while (!(await answers(keys))) {
    if (child.exitCode !== null || Date.now() > until) {
      end(child);
      throw new Error(`npm run tenant does not answer at ${keys}.\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    async stop() {
      end(child);
      await ended;
    },
  };
}

/** Ends those that still run, when everything is to end. */
export function stopTenants(): void {
  for (const child of running) end(child);
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

function end(child: ChildProcess): void {
  running.delete(child);
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended in this moment.
  }
}
