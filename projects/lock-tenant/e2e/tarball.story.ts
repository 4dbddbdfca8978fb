// The published package, installed outside this project, used as its README says in ten lines.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import type { LocalServer } from '../../../tools/workspace/serve.ts';
import { servePage } from './app-server.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const built = fileURLToPath(new URL('../../../dist/lock-tenant', import.meta.url));
const [tenantPort, appPort] = [4430, 4431];

let folder: string;
let tenant: ChildProcess | undefined;
let app: LocalServer | undefined;

/** Runs a program to its end; its output. */
function run(command: string, args: string[], cwd: string): string {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, shell, encoding: 'utf8' });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

test.beforeAll(() => {
  test.setTimeout(300_000);
  run(process.execPath, [join(packageFolder, 'build.mjs')], packageFolder);
  folder = mkdtempSync(join(tmpdir(), 'lock-tenant-'));
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', built, '--json', '--pack-destination', folder], folder),
  ) as [{ filename: string }];
  const manifest = {
    private: true,
    type: 'module',
    // Newer versions of auth0-js do not work with Lock 14 in every bundler.
    overrides: { 'auth0-js': '10.2.0' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  run('npm', ['install', ...quiet, `./${filename}`, 'auth0-lock@14.3.0'], folder);
});

test.afterAll(async () => {
  const ended = tenant && new Promise((resolve) => tenant?.once('close', resolve));
  // The tenant is a child of npx: ending the group ends both.
  if (tenant?.pid) process.kill(-tenant.pid, 'SIGTERM');
  await ended;
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The README of the installed package, its ports made ours. */
function readmeBlock(language: string): string {
  const readme = readFileSync(join(folder, 'node_modules/auth0-lock-tenant/README.md'), 'utf8');
  const block = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme)?.[1] ?? '';
  return block
    .replaceAll('localhost:4400', `localhost:${tenantPort}`)
    .replaceAll('localhost:3000', `localhost:${appPort}`);
}

test('the README says in ten lines how an unmodified Lock signs in', async ({ page, context }) => {
  test.setTimeout(60_000);
  const lines = readmeBlock('sh').trim().split('\n').concat(readmeBlock('js').trim().split('\n'));
  expect(lines.length).toBeLessThanOrEqual(10);

  const [, start = ''] = lines;
  expect(start).toMatch(/^npx auth0-lock-tenant /);
  const [command = '', ...args] = start.split(' ');
  tenant = spawn(command, ['--no-install', ...args, '--port', String(tenantPort)], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    tenant?.stdout?.on('data', (chunk) => String(chunk).includes('my-app') && resolve());
    tenant?.once('close', () => reject(new Error('The tenant ended.')));
  });

  const source = `${readmeBlock('js')}
lock.on('authenticated', (result) => (window.result = result));
window.lock = lock;`;
  const bundle = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'iife',
    mainFields: ['es2020', 'es2015', 'browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  app = await servePage(appPort, bundle.outputFiles[0]?.text ?? '');

  // The logo and the picture that Lock would fetch are decoration; the rest must be local.
  await context.route(
    (url) => url.hostname !== 'localhost',
    (route) => route.abort(),
  );
  await page.goto(app.url);
  await page.evaluate(() => window.lock?.show());
  await page.locator('input[name=email]').fill('me@example.com');
  await page.locator('input[name=password]').fill('my-passw0rd');
  await page.locator('.auth0-lock-submit').click();
  await page.waitForFunction(() => 'result' in window);
  const result = await page.evaluate(() => (window as { result?: unknown }).result);
  expect(result).toMatchObject({
    idTokenPayload: {
      aud: 'my-app',
      email: 'me@example.com',
      iss: `http://localhost:${tenantPort}/`,
    },
  });
});

test('its types are whole: a strict project compiles against them without the sources', () => {
  test.setTimeout(60_000);
  writeFileSync(
    join(folder, 'consumer.ts'),
    `import { createTenant, faultNames, OptionError, type Tenant } from 'auth0-lock-tenant';
const tenant: Tenant = await createTenant({ port: 0, faults: ['slow'] });
tenant.faults.set('hs256', ...faultNames);
const code: string | null = tenant.codeFor('a@example.com');
// @ts-expect-error: no such fault
tenant.faults.set('slwo');
await tenant.stop();
export { code, OptionError };
`,
  );
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const flags = '--strict --noEmit --target es2022 --module nodenext'.split(' ');
  run(process.execPath, [compiler, ...flags, 'consumer.ts'], folder);
});
