// The package as it was installed: its README's examples, programs run beside it, bundles made with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { build } from 'esbuild';

export const packageFolder = dirname(
  fileURLToPath(import.meta.resolve('auth0-lock-tenant/package.json')),
);
/** The project that it is installed in. */
export const projectFolder = join(packageFolder, '../..');

export const [tenantPort, appPort] = [4430, 4431];

/** An example of the README as it stands, but with ports of ours: the first in this language below this heading. */
export function readmeExample(heading: string, language: string): string {
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [, example = ''] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section) ?? [];
  expect(example, `the README has an example below "${heading}"`).not.toBe('');
  return example
    .replaceAll('localhost:4400', `localhost:${tenantPort}`)
    .replaceAll('localhost:3000', `localhost:${appPort}`);
}

/** Lines that do something: without braces that close and without nothing. */
export const linesOf = (example: string) =>
  example.split('\n').filter((line) => line.trim() !== '');

/** Runs a program beside the package, to its good end. */
export async function run(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: projectFolder, env: ownEnvironment() });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  expect(code, `${args.join(' ')}\n${output}`).toBe(0);
  return output;
}

/** Without what the runner of these stories tells its own workers. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(PLAYWRIGHT_|PW_|TEST_|NODE_OPTIONS)/.test(name),
  );
  return Object.fromEntries(entries);
}

/** One script with all that this source imports, as an app's bundler makes it. */
export async function bundleSource(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: projectFolder },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    mainFields: ['es2020', 'es2015', 'browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
