// The unmodified Lock by authorization code with PKCE: where each mode hands over the code.
import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ada, expect, test, type App } from './story.ts';

const random = () => randomBytes(32).toString('base64url');

/** One attempt: what Lock is told, and what the app keeps for itself. */
class Attempt {
  readonly verifier = random();
  readonly state = random();
  readonly nonce = random();

  auth(more: object = {}): { auth: object } {
    return {
      auth: {
        responseType: 'code',
        autoParseHash: false,
        sso: false,
        audience: 'https://api.demo.example',
        params: {
          scope: 'openid profile email offline_access',
          state: this.state,
          nonce: this.nonce,
          code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
          code_challenge_method: 'S256',
        },
        ...more,
      },
    };
  }

  /** Redeems the code, the refresh token, and the spent refresh token, as the app's page. */
  async redeem(page: Page, app: App, answer: URLSearchParams): Promise<Record<string, unknown>> {
    expect(answer.get('state')).toBe(this.state);
    expect(answer.get('iss')).toBe(app.tenant.issuer);
    const body = {
      grant_type: 'authorization_code',
      client_id: 'demo-client',
      code: answer.get('code'),
      code_verifier: this.verifier,
      redirect_uri: `${app.origin}/callback`,
    };
    const tokens = await post(page, app, body);
    expect(tokens.status).toBe(200);
    const refresh = {
      grant_type: 'refresh_token',
      client_id: 'demo-client',
      refresh_token: tokens.body['refresh_token'],
    };
    expect((await post(page, app, refresh)).status).toBe(200);
    expect((await post(page, app, refresh)).body['error']).toBe('invalid_grant');
    const [, payload = ''] = String(tokens.body['id_token']).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    expect(claims['nonce']).toBe(this.nonce);
    return claims;
  }
}

function post(page: Page, app: App, body: object) {
  return page.evaluate(
    async ([url, json]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: json });
      return {
        status: response.status,
        body: (await response.json()) as Record<string, unknown>,
      };
    },
    [`${app.tenant.url}/oauth/token`, JSON.stringify(body)] as const,
  );
}

/** The parameters of the address that the browser comes back to. */
async function callback(page: Page): Promise<URLSearchParams> {
  await page.waitForURL(/\/callback[?#]/);
  const { search, hash } = new URL(page.url());
  return new URLSearchParams(hash.slice(1) || search);
}

test('a password by redirect: the code is in the query of the callback', async ({ app, page }) => {
  const attempt = new Attempt();
  await app.open({ options: attempt.auth() });
  await app.submit(ada);
  const answer = await callback(page);
  expect(new URL(page.url()).hash).toBe('');
  expect(await attempt.redeem(page, app, answer)).toMatchObject({ email: ada.email });
});

test('a password by redirect with responseMode fragment: the code stays in the browser', async ({
  app,
  page,
}) => {
  const attempt = new Attempt();
  await app.open({ options: attempt.auth({ responseMode: 'fragment' }) });
  await app.submit(ada);
  const answer = await callback(page);
  expect(new URL(page.url()).search).toBe('');
  expect(await attempt.redeem(page, app, answer)).toMatchObject({ email: ada.email });
});

test('a password in the page: the code comes in a message from the tenant', async ({
  app,
  page,
}) => {
  const attempt = new Attempt();
  await app.open({ options: attempt.auth({ redirect: false }) });
  const message = page.evaluate(
    (tenant) =>
      new Promise<Record<string, string>>((resolve) => {
        addEventListener('message', ({ origin, data }) => {
          const { type, response } = (data ?? {}) as {
            type?: string;
            response?: Record<string, string>;
          };
          if (origin === tenant && type === 'authorization_response') resolve(response ?? {});
        });
      }),
    app.tenant.url,
  );
  await app.submit(ada);
  const answer = new URLSearchParams(await message);
  expect(await attempt.redeem(page, app, answer)).toMatchObject({ email: ada.email });
});

test('Google by redirect: the code is in the query of the callback', async ({ app, page }) => {
  const attempt = new Attempt();
  await app.open({ options: attempt.auth() });
  await page.getByText('Sign in with Google').click();
  await page.getByRole('button', { name: 'Ada Lovelace' }).click();
  const claims = await attempt.redeem(page, app, await callback(page));
  expect(claims['sub']).toMatch(/^google-oauth2\|/);
});

test('Google in a popup: the code is in what Lock emits', async ({ app, page }) => {
  const attempt = new Attempt();
  await app.open({ options: attempt.auth({ redirect: false }) });
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByText('Sign in with Google').click(),
  ]);
  await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
  const { code, state } = await app.event('authenticated');
  const answer = new URLSearchParams({
    code: String(code),
    state: String(state),
    // Lock does not hand it on.
    iss: app.tenant.issuer,
  });
  const claims = await attempt.redeem(page, app, answer);
  expect(claims['sub']).toMatch(/^google-oauth2\|/);
});

test('a code by e-mail: the code is in the query of the callback', async ({ app, page }) => {
  const attempt = new Attempt();
  const passwordless = { allowedConnections: ['email'], passwordlessMethod: 'code' };
  await app.open({ passwordless: true, options: { ...passwordless, ...attempt.auth() } });
  await app.submit({ email: ada.email });
  await expect.poll(() => app.tenant.codeFor(ada.email)).toMatch(/^\d{6}$/);
  await app.submit({ vcode: app.tenant.codeFor(ada.email) ?? '' });
  const claims = await attempt.redeem(page, app, await callback(page));
  expect(claims['sub']).toMatch(/^email\|/);
});

test('a link by e-mail: the code is in the query of the callback', async ({ app, page }) => {
  const attempt = new Attempt();
  const passwordless = { allowedConnections: ['email'], passwordlessMethod: 'link' };
  await app.open({ passwordless: true, options: { ...passwordless, ...attempt.auth() } });
  await app.submit({ email: ada.email });
  await expect.poll(() => app.tenant.messages.at(-1)?.link ?? '').toContain('/authorize?');
  await page.goto(app.tenant.messages.at(-1)?.link ?? '');
  const claims = await attempt.redeem(page, app, await callback(page));
  expect(claims['sub']).toMatch(/^email\|/);
});

test('a sign-up: the code is in the query of the callback', async ({ app, page }) => {
  const attempt = new Attempt();
  await app.open({ options: { ...attempt.auth(), initialScreen: 'signUp' } });
  await app.submit({ email: 'new@example.com', password: 'Quite-Long-1843x' });
  const claims = await attempt.redeem(page, app, await callback(page));
  expect(claims['email']).toBe('new@example.com');
});

test.describe('of a client without implicit', () => {
  test.use({
    tenantOptions: {
      clients: [
        {
          id: 'demo-client',
          origins: ['http://localhost:4411'],
          grantTypes: ['authorization_code', 'refresh_token'],
        },
      ],
    },
  });
  test('a password by redirect signs in all the same', async ({ app, page }) => {
    const attempt = new Attempt();
    await app.open({ options: attempt.auth() });
    await app.submit(ada);
    await attempt.redeem(page, app, await callback(page));
  });
});
