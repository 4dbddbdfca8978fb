// Stories of auth0-js' transaction cookies: one that somebody else has put there proves nothing, and none of ours is left over.
import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { ada, expect, grace, test, type Demo, type Flow } from './testing-support/story.ts';
import type { Servers } from './testing-support/servers.ts';
import { challengeOf } from './testing-support/pkce.ts';

/** What Grace, who means harm, prepares at home: an answer for her own account that nobody has used. */
async function prepare(request: APIRequestContext, { tenant, appUrl }: Servers, flow: Flow) {
  const [state, nonce, verifier] = [1, 2, 3].map(() => randomBytes(32).toString('base64url')) as [
    string,
    string,
    string,
  ];
  const ticket = await request.post(`${tenant.url}/co/authenticate`, {
    headers: { origin: appUrl },
    data: {
      client_id: 'demo-client',
      username: grace.email,
      password: grace.password,
      realm: 'Username-Password-Authentication',
      credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
    },
  });
  const { login_ticket } = (await ticket.json()) as { login_ticket: string };
  const answer = await request.get(`${tenant.url}/authorize`, {
    maxRedirects: 0,
    params: {
      client_id: 'demo-client',
      redirect_uri: `${appUrl}/`,
      response_type: flow === 'code' ? 'code' : 'token id_token',
      scope: 'openid profile email',
      realm: 'Username-Password-Authentication',
      state,
      nonce,
      login_ticket,
      ...(flow === 'code' && {
        code_challenge: challengeOf(verifier),
        code_challenge_method: 'S256',
      }),
    },
  });
  const cookie = {
    name: `com.auth0.auth.${state}`,
    value: encodeURIComponent(JSON.stringify({ nonce, state, appState: null })),
    url: appUrl,
  };
  return { address: answer.headers()['location'] ?? '', cookie };
}

test(
  "an answer that only auth0-js' cookie vouches for signs nobody in",
  { tag: '@flow' },
  async ({ playwright, demo, page, context, servers, tenant, flow }) => {
    const elsewhere = await playwright.request.newContext();
    const { address, cookie } = await prepare(elsewhere, servers, flow);
    expect(address).toMatch(flow === 'code' ? /\?code=/ : /#.*id_token=/);

    // Ada's browser: the cookie is tossed to it by a sibling domain or another port, and she follows the link.
    await context.addCookies([cookie]);
    const before = tenant.requests.length;
    await page.goto(address);
    await expect(demo.notice).toContainText('Logging in failed');
    await expect(demo.logIn).toBeVisible();
    expect(await demo.stored()).toBeNull();
    expect(page.url()).toBe(`${demo.url}/`);
    const asked = tenant.requests.slice(before).map(({ path }) => path);
    if (flow === 'code')
      expect(asked, 'the code is not even redeemed').not.toContain('/oauth/token');
    else expect(asked, 'the cookie alone lets Lock look at it').toContain('/client/demo-client.js');

    await demo.signIn(ada);
    await elsewhere.dispose();
  },
);

async function transactionCookies({ page }: Demo): Promise<string[]> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name }) => name).filter((name) => name.includes('com.auth0.auth'));
}

test('no cookie of a finished attempt is left over', { tag: '@flow' }, async ({ demo }) => {
  await demo.open('/session');
  await demo.signIn(ada);
  expect(await transactionCookies(demo), 'after a redirect').toEqual([]);
  await demo.logOut.click();
  await demo.expectSignedOut();
  await demo.useLockInThePage();
  await demo.open('/session');
  await demo.signIn(ada);
  expect(await transactionCookies(demo), 'after a sign-in within the page').toEqual([]);
});

// In the implicit flow a mailed link may still need it: there the cookie goes by itself, after half an hour.
test(
  'no cookie of a popup that was closed is left over',
  { tag: '@code' },
  async ({ demo, page }) => {
    await demo.useLockInThePage();
    await demo.open('/session');
    await demo.openLock();
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      demo.lock.getByText('Sign in with Google').click(),
    ]);
    await popup.getByRole('button', { name: 'Ada Lovelace' }).waitFor();
    expect(await transactionCookies(demo), 'auth0-js has written one').not.toEqual([]);
    await popup.close();
    // Before it has noticed, Lock's own button does nothing.
    await expect(demo.lockProblem).toBeVisible();
    await page.locator('.auth0-lock-close-button').click();
    await expect(demo.events.first()).toContainText('Lock was closed without logging in.');
    await expect.poll(() => transactionCookies(demo)).toEqual([]);
  },
);
