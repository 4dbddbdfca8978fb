// Stories of people with a browser, from the first paint to signing out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildFolder } from './testing-support/places.ts';
import { buttonIn, expect, remember, test } from './testing-support/story.ts';

test.beforeEach(({ tenant }) => tenant.reset());

/** Notes, from before the first script, which buttons a person could see. */
async function watchButtons(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    // Called before the browser paints what has changed.
    new MutationObserver(() => {
      for (const button of document.querySelectorAll('auth-button button')) {
        const visible = button.checkVisibility({ visibilityProperty: true });
        if (visible) seen.add(button.textContent.trim());
      }
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
}

async function submit(page: Page): Promise<void> {
  const lock = page.locator('.auth0-lock-opened');
  await lock.locator('input[name="email"]').fill('ada@example.com');
  await lock.locator('input[name="password"]').fill('lovelace-1843');
  await lock.locator('.auth0-lock-submit').click();
}

const lockForm = (page: Page) => page.locator('.auth0-lock-opened input[name="email"]');

test('without JavaScript the button is right already, by the hint alone', async ({
  browser,
  server,
}) => {
  for (const hint of ['signed in', 'signed out'] as const) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await remember(context, { session: false, hint });
    const page = await context.newPage();
    await page.goto(server.url);
    const label = hint === 'signed in' ? 'Log out' : 'Log in';
    await expect(page.getByRole('button', { name: label, exact: true })).toBeVisible();
    // Rendered ahead, a page knows nobody: the button keeps its place and is not seen.
    await page.goto(`${server.url}/about`);
    await expect(page.locator('auth-button button')).toBeHidden();
    expect(await page.locator('auth-button button').boundingBox()).not.toBeNull();
    await context.close();
  }
});

test('whoever is signed in sees Log out from the first paint on', async ({
  context,
  page,
  server,
}) => {
  await remember(context, { session: true, hint: 'signed in' });
  const seen = await watchButtons(page);
  for (const path of ['/', '/echo', '/report', '/profile', '/about']) {
    await page.goto(server.url + path);
    await expect(page.locator('output')).toHaveText('signed-in');
    expect(await seen()).toEqual(['Log out']);
  }
});

test('a forged hint shows a wrong button until the app is there, and does nothing else', async ({
  context,
  page,
  server,
}) => {
  await remember(context, { session: false, hint: 'signed in' });
  const seen = await watchButtons(page);
  await page.goto(server.url);
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  expect(await seen()).toEqual(['Log out', 'Log in']);
  await expect(page.locator('.person')).toHaveText('Nobody is signed in.');
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'ngx_auth0_hint');
  expect(cookie).toBeUndefined();
});

test('the first load brings no Lock and asks nothing of the tenant; a click does', async ({
  page,
  server,
  tenant,
}) => {
  const folder = join(buildFolder('production'), 'browser');
  const isLock = (url: string) => {
    const name = new URL(url).pathname.slice(1);
    const known = name.endsWith('.js') && readdirSync(folder).includes(name);
    return known && readFileSync(join(folder, name), 'utf8').includes('auth0-lock-container');
  };
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto(server.url, { waitUntil: 'networkidle' });
  await expect(page.locator('output')).toHaveText('signed-out');
  expect(scripts.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(0);
  expect(scripts.filter(isLock)).toEqual([]);
  expect(tenant.requests).toEqual([]);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(lockForm(page)).toBeVisible();
  expect(scripts.filter(isLock)).toHaveLength(1);
});

test('a click before the app is there is not lost', async ({ page, server }) => {
  let release = () => {};
  const later = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    await later;
    await route.continue();
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.locator('output')).toHaveText('pending');
  release();
  await expect(lockForm(page)).toBeVisible();
});

test('signs in with Lock, is known to the server by the hint, and signs out', async ({
  context,
  page,
  server,
}) => {
  const button = async () => buttonIn(await (await context.request.get(server.url)).text());
  await page.goto(server.url);
  expect(await button()).toBe('Log in');
  await page.getByRole('button', { name: 'Log in' }).click();
  await submit(page);
  await expect(page.locator('.person')).toHaveText('Hello Ada Lovelace');
  expect(await button()).toBe('Log out');
  const seen = await watchButtons(page);
  await page.reload();
  await expect(page.locator('.person')).toHaveText('Hello Ada Lovelace');
  expect(await seen()).toEqual(['Log out']);
  const [hint] = (await context.cookies()).filter(({ name }) => name === 'ngx_auth0_hint');
  expect(hint?.value).toMatch(/^\d+$/);
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.locator('.person')).toHaveText('Nobody is signed in.');
  expect(await button()).toBe('Log in');
});

test('in the browser the request carries the token, and the answer to nobody is not shown', async ({
  context,
  page,
  server,
}) => {
  await remember(context, { session: true, hint: 'none' });
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const token = request.headers()['authorization']?.startsWith('Bearer ey') ?? false;
    if (pathname.endsWith('/echo') && pathname !== '/echo') asked.push(`${pathname} ${token}`);
  });
  await page.goto(`${server.url}/echo?topic=roses`);
  await expect(page.locator('.own')).toHaveText('“roses”, asked by a bearer token');
  await expect(page.locator('.shared')).toHaveText('“roses”, asked by nobody');
  // The answer for everybody came with the page.
  expect(asked).toEqual(['/api/echo true']);
});

for (const path of ['/report', '/profile']) {
  test(`${path}, opened while signed out, asks to sign in and is then shown`, async ({
    page,
    server,
  }) => {
    await page.goto(server.url + path);
    await submit(page);
    await expect(page.locator('.person')).toHaveText('Hello Ada Lovelace');
    await expect(page).toHaveURL(server.url + path);
    await expect(page.locator('h1')).toHaveText(/Report|Profile/);
  });

  test(`${path}, opened while signed out and cancelled, leads to the start page`, async ({
    page,
    server,
  }) => {
    await page.goto(server.url + path);
    await expect(lockForm(page)).toBeVisible();
    await page.locator('.auth0-lock-close-button').click();
    await expect(page).toHaveURL(`${server.url}/`);
    await expect(page.locator('h1')).toHaveText('Rendered on the server');
  });
}
