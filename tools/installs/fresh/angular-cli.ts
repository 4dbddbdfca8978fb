// What a developer types: ng new, ng add, ng build, ng test; each must succeed, without a warning.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { command } from '../../workspace/command.ts';
import { install, writeFiles } from '../../workspace/npm.ts';
import { tried, workspace } from '../workspace-files.ts';

/** Strangers' install scripts do not run; what is in npm's cache is not fetched again. */
const env = {
  npm_config_ignore_scripts: 'true',
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  CI: '1',
};

/** Installs a CLI of its own, as npx does: this workspace's refuses to make a workspace. */
export async function installCli(folder: string): Promise<void> {
  const { overrides } = workspace;
  const devDependencies = { '@angular/cli': tried('@angular/cli') };
  writeFiles(folder, { 'package.json': { private: true, devDependencies, overrides } });
  await install(folder);
}

/** With the CLI in a folder; returns the app's folder. */
export async function newApp(
  cli: string,
  into: string,
  name: string,
  flags: readonly string[],
): Promise<string> {
  const fixed = ['--skip-install', '--skip-git', '--defaults', '--interactive=false'];
  const choices = ['--style=css', '--ssr=false', '--ai-config=none', '--package-manager=npm'];
  await must(into, [...ngIn(cli), 'new', name, ...fixed, ...choices, ...flags]);
  return join(into, name);
}

export async function addLibrary(
  folder: string,
  what: string,
  answers: readonly string[],
): Promise<void> {
  const flags = ['--skip-confirmation', '--interactive=false', ...answers];
  await must(folder, [...ngIn(folder), 'add', what, ...flags]);
}

/** A production build; a warning is a failure. */
export async function build(folder: string): Promise<void> {
  const output = await must(folder, [...ngIn(folder), 'build', '--progress=false']);
  if (/warning/i.test(output)) throw new Error(`The build warns.\n${output}`);
}

/** The unit tests that `ng new` made. */
export async function test(folder: string): Promise<void> {
  await must(folder, [...ngIn(folder), 'test', '--watch=false', '--progress=false']);
}

/** Whether Lock came, with the auth0-js that has no known flaw, once. */
export function versionProblems(folder: string): string[] {
  const app = createRequire(join(folder, 'package.json'));
  const lock = dirname(app.resolve('auth0-lock/package.json'));
  const fromLock = createRequire(join(lock, 'package.json')).resolve('auth0-js');
  const path = fromLock.slice(0, fromLock.lastIndexOf('auth0-js') + 'auth0-js'.length);
  const { version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
    version: string;
  };
  return [
    ...(version === '10.2.0' ? [] : [`Lock has auth0-js ${version} in ${path}.`]),
    ...(existsSync(join(lock, 'node_modules', 'auth0-js'))
      ? ['Lock has an auth0-js of its own.']
      : []),
  ];
}

const ngIn = (folder: string) => [
  process.execPath,
  join(folder, 'node_modules', '@angular', 'cli', 'bin', 'ng.js'),
];

async function must(cwd: string, line: readonly string[]): Promise<string> {
  const { code, output } = await command(line, { cwd, env });
  if (code === 0) return output;
  throw new Error(`${line.slice(2).join(' ')} failed.\n${output}`);
}
