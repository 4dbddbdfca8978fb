// What `auth0-lock-tenant/playwright` gives to the tests of others, with an app that uses auth0-spa-js.
import { fileURLToPath } from 'node:url';
import { expect, test as base } from 'auth0-lock-tenant/playwright';
import type { LocalServer } from '../../../tools/workspace/serve.ts';
import { bundle, servePage } from './app-server.ts';

const [tenantPort, appPort] = [4414, 4415];
const origin = `http://localhost:${appPort}`;

const test = base.extend<object, { server: LocalServer }>({
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern.
    async ({}, use) => {
      const entry = fileURLToPath(new URL('./clients/spa-js.ts', import.meta.url));
      const server = await servePage(appPort, await bundle(entry, 'esm'));
      await use(server);
      await server.stop();
    },
    { scope: 'worker', auto: true },
  ],
  page: async ({ page, tenant }, use) => {
    await page.addInitScript(
      (setting) => localStorage.setItem('setting', JSON.stringify(setting)),
      { tenant: tenant.url, refreshTokens: false },
    );
    await use(page);
  },
});

test.use({
  baseURL: origin,
  tenantOptions: { port: tenantPort, clients: [{ id: 'demo-client', origins: [origin] }] },
});

test.describe.configure({ mode: 'serial' });

const formsSeen = (requests: readonly string[]) =>
  requests.filter((url) => url.includes('/u/login/')).length;

for (const [round, what, expected] of [
  [1, 'through the form the first time', true],
  [2, 'without the form the next time', false],
] as const) {
  test(`signInAs signs ada in ${what} (${round})`, async ({ page, signInAs }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await signInAs('ada');
    await expect(page.locator('#user')).toHaveText('Ada Lovelace');
    expect(formsSeen(requests) > 0).toBe(expected);
  });
}

test('signInAs uses the form when it is told to, and knows users by their address', async ({
  page,
  signInAs,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await signInAs('ada@example.com', { form: true });
  await expect(page.locator('#user')).toHaveText('Ada Lovelace');
  expect(formsSeen(requests)).toBeGreaterThan(0);
});

test('signInAs signs another person in, and names those there are', async ({ page, signInAs }) => {
  await signInAs('grace');
  await expect(page.locator('#user')).toHaveText('Grace Hopper');
  await expect(signInAs('alan')).rejects.toThrow('There is no user alan; known are ada, grace.');
});

test('each test begins with nobody signed in and no requests', async ({ page, tenant }) => {
  expect(tenant.requests).toEqual([]);
  await page.goto('/');
  await expect(page.locator('#user')).toHaveText('nobody');
});

test.describe('with a fault by name', () => {
  test.use({ faults: ['login-required'] });
  test('the silent renewal fails', async ({ page, signInAs, tenant }) => {
    await signInAs('ada');
    expect(tenant.faults.list()).toEqual(['login-required']);
    await page.getByRole('button', { name: 'Renew' }).click();
    await expect(page.locator('#problem')).toContainText('Login required');
  });
});

test('the clock of tenant and page moves at once', async ({ page, signInAs, tenant, clock }) => {
  await signInAs('ada');
  const before = await page.evaluate(() => Date.now());
  await clock.advance('80h');
  const after = await page.evaluate(() => Date.now());
  expect(Math.round((after - before) / 3_600_000)).toBe(80);
  expect(Math.abs(tenant.clock.now() - after)).toBeLessThan(60_000);
  await page.getByRole('button', { name: 'Renew' }).click();
  await expect(page.locator('#problem')).toContainText('authentication is required');
});
