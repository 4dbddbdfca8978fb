// npm as tools run it: makes the tarballs that would be published, and installs in folders outside the workspace.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from './command.ts';

/** What npm tells the scripts that it runs about this workspace; an npm in another folder must not hear it. */
const notTheirs = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^(npm_(package|lifecycle|config_local_prefix)|INIT_CWD)/.test(name))
    .map((name) => [name, undefined]),
);

/** Makes the tarball that would be published; returns its path. */
export async function pack(folder: string, into: string): Promise<string> {
  const output = await npm(folder, 'pack', '--json', '--pack-destination', into);
  const [packed] = JSON.parse(output.slice(output.indexOf('['))) as [{ filename: string }];
  return join(into, packed.filename);
}

/** Installs the packages of the folder's package.json. Strangers' install scripts do not run. */
export async function install(folder: string): Promise<void> {
  await npm(
    folder,
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
  );
}

/** Writes files, by their paths in the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | object>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { code, output } = await command([...program(), ...args], {
    cwd,
    env: notTheirs,
    limitSeconds: 300,
  });
  if (code !== 0) throw new Error(`npm ${args[0]} failed in ${cwd}.\n${output}`);
  return output;
}

/** The npm that runs this, with this Node; else the one on the path. */
function program(): string[] {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js')) return [process.execPath, script];
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
}
