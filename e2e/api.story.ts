// Stories of requests: the token goes to the API that a rule names, and nowhere else.
import type { Locator, Page, Request } from '@playwright/test';
import { ada, expect, grace, test } from './testing-support/story.ts';

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
