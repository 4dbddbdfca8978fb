// Stories of requests: the token goes to the API that a rule names, and nowhere else.
import type { Locator, Page, Request } from '@playwright/test';
import { ada, expect, grace, test } from './testing-support/story.ts';
import { claimsOf } from './testing-support/token.ts';

async function ask(page: Page, path: string): Promise<{ request: Request; status: number }> {
  const answer = page.waitForResponse(
    (response) =>
      new URL(response.url()).pathname === path && response.request().method() === 'GET',
  );
  await page.getByRole('button', { name: `GET ${path}`, exact: true }).click();
  const response = await answer;
  await expect(cardOf(page, path)).toContainText(String(response.status()));
  return { request: response.request(), status: response.status() };
}

function cardOf(page: Page, path: string): Locator {
  return page.getByRole('listitem').filter({ hasText: `GET ${path}` });
}

async function authorization(request: Request): Promise<string | undefined> {
  return (await request.allHeaders())['authorization'];
}

test('signed out, the API answers what is public and refuses the rest', async ({ demo, page }) => {
  await demo.open('/api');
  const open = await ask(page, '/public');
  expect(open.status).toBe(200);
  expect(await authorization(open.request)).toBeUndefined();
  expect((await ask(page, '/me')).status).toBe(401);
  expect((await ask(page, '/admin')).status).toBe(401);
});

test('signed in, the access token goes along and the API knows who asks', async ({
  demo,
  page,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  const me = await ask(page, '/me');
  expect(me.status).toBe(200);
  const sent = (await authorization(me.request)) ?? '';
  expect(sent).toMatch(/^Bearer eyJ/);
  await expect(cardOf(page, '/me')).toContainText(`…${sent.slice(-4)} (${sent.length - 7} char`);
  expect((await ask(page, '/admin')).status, 'Ada lacks the role').toBe(403);
});

test('the role opens the rest of the API', async ({ demo, page }) => {
  await demo.open('/api');
  await demo.signIn(grace);
  expect((await ask(page, '/admin')).status).toBe(200);
});

test('no request that no rule names carries a token', async ({ demo, page, context, servers }) => {
  const carriers: string[] = [];
  context.on('request', (request) => {
    if (request.headers()['authorization']) carriers.push(new URL(request.url()).origin);
  });
  await demo.open('/api');
  await demo.signIn(ada);
  await ask(page, '/me');
  await ask(page, '/.well-known/openid-configuration');
  await expect(cardOf(page, '/.well-known')).toContainText('no Authorization');
  await page.reload();
  await demo.expectSignedIn(ada);
  expect(new Set(carriers)).toEqual(new Set([servers.api.url]));
});

test('each API has a token of its own, asked for once and found again after a reload', async ({
  demo,
  page,
  tenant,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  const reports = await ask(page, '/reports');
  expect(reports.status).toBe(200);
  const token = (await authorization(reports.request))?.slice('Bearer '.length);
  expect([claimsOf(token)['aud']].flat()).toContain('https://reports.demo.example');
  expect(claimsOf(token)['scope']).toContain('read:reports');
  const me = await ask(page, '/me');
  expect(me.status, 'the first API has its own').toBe(200);
  expect(await authorization(me.request)).not.toBe(`Bearer ${token}`);

  const asked = () =>
    tenant.requests.filter(({ path }) => /^\/(authorize|oauth\/token)/.test(path));
  const before = asked().length;
  await page.reload();
  await demo.expectSignedIn(ada);
  const again = await ask(page, '/reports');
  expect(await authorization(again.request)).toBe(`Bearer ${token}`);
  expect(asked().length, 'nobody was asked').toBe(before);
});

test('a second tab uses the token that the first one asked for', async ({
  demo,
  page,
  context,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  const first = await ask(page, '/reports');
  const second = await context.newPage();
  await second.goto(page.url());
  const other = await ask(second, '/reports');
  expect(await authorization(other.request)).toBe(await authorization(first.request));
});

test('signed out, the second API is asked without a token, and no token is left', async ({
  demo,
  page,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  await ask(page, '/reports');
  await demo.logOut.click();
  await demo.expectSignedOut();
  expect(await page.evaluate(() => localStorage.getItem('id_token.apis'))).toBeNull();
  await demo.open('/api');
  const { request, status } = await ask(page, '/reports');
  expect(status).toBe(401);
  expect(await authorization(request)).toBeUndefined();
});

test('a token that the API refuses is replaced, and the session stays as it is', async ({
  demo,
  page,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  const first = (await authorization((await ask(page, '/reports')).request))?.slice(7);
  // Two tokens of one second are the same.
  await expect
    .poll(() => Math.floor(Date.now() / 1000))
    .toBeGreaterThan(Number(claimsOf(first)['iat']));
  const session = await demo.stored();
  const sent: (string | undefined)[] = [];
  await page.route('**/reports', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    sent.push(await authorization(route.request()));
    if (sent.length > 1) return route.continue();
    return route.fulfill({
      status: 401,
      headers: { 'access-control-allow-origin': '*' },
      json: { error: 'invalid_token' },
    });
  });
  await page.getByRole('button', { name: 'GET /reports', exact: true }).click();
  await expect.poll(() => sent.length).toBe(2);
  await expect(cardOf(page, '/reports')).toContainText('200');
  expect(new Set(sent).size).toBe(2);
  expect(await demo.stored()).toBe(session);
});

test('where a refresh brings a token for the first API again, a frame asks for the second', async ({
  demo,
  page,
  tenant,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  tenant.faults.set('audience-ignored');
  const { request, status } = await ask(page, '/reports');
  expect(status).toBe(200);
  const token = (await authorization(request))?.slice('Bearer '.length);
  expect([claimsOf(token)['aud']].flat()).toContain('https://reports.demo.example');
});

test('an API that the tenant does not know gets no request, and the page says why', async ({
  demo,
  page,
  tenant,
}) => {
  await demo.open('/api');
  await demo.signIn(ada);
  tenant.faults.set('audience-ignored');
  await page.route('**/authorize?**', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('audience', 'https://api.demo.example');
    return route.continue({ url: url.href });
  });
  let sent = 0;
  page.on('request', (request) => (sent += Number(request.url().endsWith('/reports'))));
  await page.getByRole('button', { name: 'GET /reports', exact: true }).click();
  await expect(cardOf(page, '/reports')).toContainText('Not sent.');
  expect(sent).toBe(0);
  await demo.expectSignedIn(ada);
});
