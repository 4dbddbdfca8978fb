// What `auth0-lock-tenant/playwright` gives to the tests of others, with an app that uses auth0-spa-js.
import { fileURLToPath } from 'node:url';
import type { FaultName } from 'auth0-lock-tenant';
import { expect, test as base } from 'auth0-lock-tenant/playwright';
import type { LocalServer } from '../../../tools/workspace/serve.ts';
import { bundle, servePage } from './app-server.ts';
import { claimsOf, TokenClient, type TokenAnswer } from './token-client.ts';

const [tenantPort, appPort] = [4414, 4415];
const origin = `http://localhost:${appPort}`;
const second = 'https://second.example';

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
  tenantOptions: {
    port: tenantPort,
    slowMilliseconds: 700,
    audiences: ['https://api.demo.example', second],
    clients: [{ id: 'demo-client', origins: [origin], refreshTokens: { audiences: [second] } }],
  },
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

/** What the token endpoint answers under each of its faults; `healthy` are the tokens of a sign-in before it. */
const tokenFaults: Partial<
  Record<FaultName, (client: TokenClient, healthy: () => Promise<TokenAnswer>) => Promise<void>>
> = {
  'code-reused': async (client) => {
    expect((await client.signIn()).body['error']).toBe('invalid_grant');
  },
  'refresh-reused': async (client, healthy) => {
    const { body } = await healthy();
    expect((await client.refresh(body['refresh_token'])).body['error']).toBe('invalid_grant');
  },
  'no-refresh-token': async (client) => {
    const { status, body } = await client.signIn();
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
  },
  'audience-ignored': async (client, healthy) => {
    const { body } = await healthy();
    const other = await client.refresh(body['refresh_token'], { audience: second });
    const { aud } = claimsOf(other.body['access_token']);
    expect(aud, 'that of the sign-in').toContain('https://api.demo.example');
    expect(aud).not.toContain(second);
  },
  'token-endpoint-dies': async (client, healthy) => {
    const { body } = await healthy();
    await expect(client.refresh(body['refresh_token'])).rejects.toThrow();
  },
  'token-endpoint-slow': async (client) => {
    const started = performance.now();
    expect((await client.signIn()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(699);
  },
};

for (const [name, check] of Object.entries(tokenFaults)) {
  test.describe(`with the fault ${name} by name`, () => {
    test.use({ faults: [name as FaultName] });
    test('the token endpoint misbehaves so', async ({ request, tenant }) => {
      const client = new TokenClient(request, tenant, origin);
      await check(client, async () => {
        tenant.faults.clear();
        const tokens = await client.signIn({ audience: 'https://api.demo.example' });
        tenant.faults.set(name as FaultName);
        return tokens;
      });
    });
  });
}

test.describe('with the fault consent-required by name', () => {
  test.use({ faults: ['consent-required'] });
  test('the silent renewal asks for consent', async ({ page, signInAs }) => {
    await signInAs('ada');
    await page.getByRole('button', { name: 'Renew' }).click();
    await expect(page.locator('#problem')).toContainText('Consent required');
  });
});
