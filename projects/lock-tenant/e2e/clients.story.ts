// Clients that know nothing of this tenant, unmodified from npm: what works at Auth0 works here.
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { createTenant, type Tenant } from 'auth0-lock-tenant';
import type { LocalServer } from '../../../tools/workspace/serve.ts';
import { bundle, servePage } from './app-server.ts';

const [tenantPort, appPort] = [4412, 4413];
const origin = `http://localhost:${appPort}`;

type ClientName = 'spa-js' | 'oauth4webapi' | 'react' | 'angular';

/** The page of a client, opened, with a tenant that it is told of. */
const test = base.extend<{
  tenant: Tenant;
  open: (name: ClientName, path?: string, refreshTokens?: boolean) => Promise<void>;
}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern.
  tenant: async ({}, use) => {
    const clients = [{ id: 'demo-client', origins: [origin] }];
    const tenant = await createTenant({ port: tenantPort, clients });
    await use(tenant);
    await tenant.stop();
  },
  open: async ({ page, tenant }, use) => {
    const servers: LocalServer[] = [];
    await use(async (name, path = '/', refreshTokens = false) => {
      const entry = fileURLToPath(new URL(`./clients/${name}.ts`, import.meta.url));
      servers.push(await servePage(appPort, await bundle(entry, 'esm')));
      await page.addInitScript(
        (setting) => localStorage.setItem('setting', JSON.stringify(setting)),
        { tenant: tenant.url, refreshTokens },
      );
      await page.goto(origin + path);
    });
    for (const server of servers) await server.stop();
  },
});

async function signInAtTheTenant(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('lovelace-1843');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const user = (page: Page) => page.locator('#user');
const grants = (tenant: Tenant) =>
  tenant.requests
    .filter(({ path }) => path === '/oauth/token')
    .map(({ body, status }) => `${(body as { grant_type: string }).grant_type} ${status}`);

test('auth0-spa-js signs in by redirect, finds the session again, and signs out', async ({
  page,
  open,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await open('spa-js');
  await expect(user(page)).toHaveText('nobody');
  await press(page, 'Sign in');
  await signInAtTheTenant(page);
  await expect(user(page)).toHaveText('Ada Lovelace');
  await page.reload();
  await expect(user(page)).toHaveText('Ada Lovelace');
  await press(page, 'Sign out');
  await expect(user(page)).toHaveText('nobody');
  await page.reload();
  await expect(user(page)).toHaveText('nobody');
  expect(errors, 'a healthy life leaves a clean console').toEqual([]);
});

test('auth0-spa-js signs in by popup', async ({ page, open }) => {
  await open('spa-js');
  const [popup] = await Promise.all([page.waitForEvent('popup'), press(page, 'Sign in by popup')]);
  await signInAtTheTenant(popup);
  await expect(user(page)).toHaveText('Ada Lovelace');
});

test('auth0-spa-js renews in a hidden frame', async ({ page, open, tenant }) => {
  await open('spa-js');
  await press(page, 'Sign in');
  await signInAtTheTenant(page);
  await expect(user(page)).toHaveText('Ada Lovelace');
  await press(page, 'Renew');
  await expect(page.locator('#token')).toHaveText(/^eyJ/);
  expect(grants(tenant)).toEqual(['authorization_code 200', 'authorization_code 200']);
});

test('auth0-spa-js renews with refresh tokens, and by a frame when one is gone', async ({
  page,
  open,
  tenant,
}) => {
  await open('spa-js', '/', true);
  await press(page, 'Sign in');
  await signInAtTheTenant(page);
  await expect(user(page)).toHaveText('Ada Lovelace');
  const healthy = ['authorization_code 200'];
  for (let round = 0; round < 2; round++) {
    await press(page, 'Renew');
    healthy.push('refresh_token 200');
    await expect.poll(() => grants(tenant)).toEqual(healthy);
  }
  await expect(page.locator('#token')).toHaveText(/^eyJ/);
  tenant.faults.set('refresh-reused');
  await press(page, 'Renew');
  const fallback = ['refresh_token 400', 'authorization_code 200'];
  await expect.poll(() => grants(tenant)).toEqual([...healthy, ...fallback]);
  await expect(page.locator('#problem')).toHaveCount(0);
});

test('auth0-angular: its guard asks for the sign-in, its interceptor adds the token', async ({
  page,
  open,
}) => {
  await open('angular', '/private');
  await signInAtTheTenant(page);
  await expect(user(page)).toHaveText('Ada Lovelace');
  expect(new URL(page.url()).pathname).toBe('/private');
  await press(page, 'Call the API');
  await expect(page.locator('#token')).toHaveText(/^Bearer eyJ/);
});

test('auth0-react signs in, finds the session again, and signs out', async ({ page, open }) => {
  await open('react');
  await expect(user(page)).toHaveText('nobody');
  await press(page, 'Sign in');
  await signInAtTheTenant(page);
  await expect(user(page)).toHaveText('Ada Lovelace');
  await page.reload();
  await expect(user(page)).toHaveText('Ada Lovelace');
  await press(page, 'Sign out');
  await expect(user(page)).toHaveText('nobody');
});

test('oauth4webapi in a page: discovery, code with PKCE, refresh, userinfo', async ({
  page,
  open,
  tenant,
}) => {
  await open('oauth4webapi');
  await press(page, 'Sign in');
  await signInAtTheTenant(page);
  await expect(user(page)).toHaveText('Ada Lovelace');
  expect(grants(tenant)).toEqual(['authorization_code 200', 'refresh_token 200']);
});
