// What the README says in ten lines each is run as it stands, with the package that npm would install.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LocalServer } from '../../../../tools/workspace/serve.ts';
import { servePage } from '../app-server.ts';
import { bundleSource, linesOf, projectFolder, readmeExample, run } from './installed-package.ts';
import { appPort, tenantPort } from './installed-package.ts';

let tenant: ChildProcess | undefined;
let app: LocalServer | undefined;

test.describe.configure({ mode: 'serial', timeout: 60_000 });

test.afterEach(async () => {
  await app?.stop();
  if (tenant?.pid) {
    const ended = once(tenant, 'close');
    // The tenant is a child of npx: ending the group ends both.
    process.kill(-tenant.pid, 'SIGTERM');
    await ended;
  }
  [app, tenant] = [undefined, undefined];
});

/** Types the command of the README, once it says that it listens. */
async function startTenant(): Promise<void> {
  const [, start = ''] = linesOf(readmeExample('In ten lines', 'sh'));
  expect(start).toMatch(/^npx auth0-lock-tenant /);
  const [command = '', ...args] = start.split(' ');
  const started = spawn(command, ['--no-install', ...args, '--port', String(tenantPort)], {
    cwd: projectFolder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  tenant = started;
  await new Promise<void>((resolve, reject) => {
    started.stdout.on('data', (chunk) => String(chunk).includes('my-app') && resolve());
    started.once('close', () => reject(new Error('The tenant ended.')));
  });
}

test('Lock, unmodified, signs in with the ten lines of the README', async ({ page, context }) => {
  const example = readmeExample('In ten lines', 'js');
  const shell = readmeExample('In ten lines', 'sh');
  expect(linesOf(shell).length + linesOf(example).length).toBeLessThanOrEqual(10);
  await startTenant();
  const script = `${example}
lock.on('authenticated', (result) => (window.result = result));
window.lock = lock;`;
  app = await servePage(appPort, await bundleSource(script));
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

/** The README's client with a button, and the name of who is signed in. */
const spaJsApp = () => `${readmeExample('With auth0-spa-js', 'js')}
const button = document.createElement('button');
button.textContent = user ? 'Sign out' : 'Sign in';
button.onclick = () => user ? auth0.logout() : auth0.loginWithRedirect();
document.querySelector('h1').textContent = user ? user.name : 'nobody';
document.body.append(button);`;

test('auth0-spa-js, unmodified, signs in with the ten lines of the README', async ({ page }) => {
  expect(linesOf(readmeExample('With auth0-spa-js', 'js')).length).toBeLessThanOrEqual(10);
  await startTenant();
  app = await servePage(appPort, await bundleSource(spaJsApp()));
  await page.goto(app.url);
  await expect(page.locator('h1')).toHaveText('nobody');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill('me@example.com');
  await page.getByLabel('Password').fill('my-passw0rd');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.locator('h1')).toHaveText('me@example.com');
  await page.reload();
  await expect(page.locator('h1'), 'the session outlives a reload').toHaveText('me@example.com');
});

test('Playwright runs the ten lines of the README, against an app of its own', async () => {
  const example = readmeExample('With Playwright', 'ts');
  expect(linesOf(example).length).toBeLessThanOrEqual(10);
  const ours = example.replace('tenantOptions: {', `tenantOptions: { port: ${tenantPort},`);
  app = await servePage(appPort, await bundleSource(spaJsApp()));
  const folder = join(projectFolder, 'readme-with-playwright');
  mkdirSync(folder);
  try {
    writeFileSync(join(folder, 'readme.spec.ts'), ours);
    const { executablePath, args } = test.info().project.use.launchOptions ?? {};
    const use = { baseURL: app.url, launchOptions: { executablePath, args } };
    writeFileSync(
      join(folder, 'playwright.config.ts'),
      `export default ${JSON.stringify({ use })}`,
    );
    const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
    expect(await run([playwright, 'test', '--config', folder])).toContain('1 passed');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('Node runs what the README says of the handle', async () => {
  const file = join(projectFolder, 'readme-in-tests.ts');
  writeFileSync(file, readmeExample('In tests', 'ts'));
  await run([file]).finally(() => rmSync(file));
});
