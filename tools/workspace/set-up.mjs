// Makes a clone ready: installs what package-lock.json asks for, then starts a tool with the project's own Node.
//
//   node tools/workspace/set-up.mjs [--browser] [tools/start/start.ts …]
//
// Plain JavaScript, because it runs before anything is installed, on whatever Node there is.
// It starts the tool itself, because a shell remembers where it found `node` before the installation.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runNpm } from './run-npm.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const oldestNode = 20;
/** Since then Node runs TypeScript files as they are. */
const typeScriptNode = [22, 18];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(process.argv.slice(2));

async function main(args) {
  const wantsBrowser = args[0] === '--browser';
  const [tool, ...toolArgs] = wantsBrowser ? args.slice(1) : args;
  const [major] = versionOf(process.version);
  if (major < oldestNode) {
    stop(
      `This is Node ${process.version}; the project needs Node ${oldestNode} or newer (https://nodejs.org), then run the command again.`,
    );
  }
  if (!isInstalled(root)) install();
  if (wantsBrowser) {
    const { provideBrowser } = await import('./browser.mjs');
    try {
      provideBrowser();
    } catch (error) {
      stop(error.message);
    }
  }
  if (tool) await runTool(projectNode(), [join(root, tool), ...toolArgs]);
}

/** Whether node_modules holds what the lock file asks for, judged by npm's own record of what it installed. */
export function isInstalled(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || path in present) continue;
    // Packages for other systems are in the lock file and not on the disk.
    if (!entry.optional && !entry.devOptional && !entry.peer) return false;
  }
  return Object.entries(present).every(
    ([path, { version, integrity, link }]) =>
      link || (wanted[path]?.version === version && wanted[path]?.integrity === integrity),
  );
}

function readPackages(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    // Cut short by an interrupted installation: as good as none.
    return null;
  }
}

function install() {
  console.log(
    'Installing what package-lock.json asks for (npm ci); the first time takes a minute …',
  );
  if (!runNpm(['ci', '--loglevel=error'], root))
    stop('The installation failed; npm says why above. Then run the command again.');
}

/** The Node that package.json names; the running one where that did not install but will do. */
function projectNode() {
  const own = join(
    root,
    'node_modules',
    'node',
    'bin',
    `node${process.platform === 'win32' ? '.exe' : ''}`,
  );
  if (existsSync(own)) return own;
  const [major, minor] = versionOf(process.version);
  const [wantedMajor, wantedMinor] = typeScriptNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor))
    return process.execPath;
  return stop(
    `The project's own Node is not in node_modules, and ${process.version} is older than ${typeScriptNode.join('.')}: run "npm ci --ignore-scripts=false".`,
  );
}

function versionOf(version) {
  return version.replace('v', '').split('.').map(Number);
}

function runTool(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  // The tool decides when all is put away.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise(() => {
    child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
