// /oauth/token: codes with PKCE, client credentials, which grants a client has, and both body types.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { ada, AppPage, appOrigin, decodePart } from '../testing/app-page.ts';
import { exchange, post, refresh, signInForCode, tokens } from '../testing/token-calls.ts';

const audience = 'https://api.demo.example';

describe('the token endpoint', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      clients: [
        { id: 'demo-client', origins: [appOrigin] },
        { id: 'code-only', origins: [appOrigin], grantTypes: ['authorization_code'] },
        { id: 'back-end', secret: 'a-secret', grantTypes: ['client_credentials'] },
      ],
    });
    page = new AppPage(tenant);
  });
  after(() => tenant.stop());

  for (const as of ['form', 'json'] as const) {
    it(`exchanges a code with its verifier, sent as ${as}`, async () => {
      const { status, body } = await exchange(page, await signInForCode(page), as);
      assert.equal(status, 200);
      assert.equal(body['token_type'], 'Bearer');
      assert.equal(body['scope'], 'openid profile email offline_access');
      assert.equal(Number(body['expires_in']), 7200);
      assert.equal(decodePart(body['id_token'])['email'], ada.username);
      assert.ok(body['access_token'] && body['refresh_token']);
    });
  }

  it('answers the page of the app, with its origin and no cookie', async () => {
    const response = await fetch(`${tenant.url}/oauth/token`, {
      method: 'POST',
      headers: { origin: appOrigin, 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(response.headers.get('access-control-allow-origin'), appOrigin);
    assert.deepEqual(response.headers.getSetCookie(), []);
  });

  const asks = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
  const refusals: [string, string, () => Promise<{ status: number; body: object }>][] = [
    [
      'a wrong verifier',
      'Failed to verify code verifier',
      async () => exchange(page, { ...(await signInForCode(page)), verifier: 'y'.repeat(43) }),
    ],
    [
      'a code that nobody gave out',
      'Invalid authorization code',
      () => exchange(page, { code: 'no-such-code', verifier: 'y'.repeat(43) }),
    ],
    [
      'a refresh token that nobody gave out',
      'Unknown or invalid refresh token.',
      () => refresh(page, 'no-such-token'),
    ],
  ];
  for (const [what, description, ask] of refusals) {
    it(`refuses ${what} in Auth0's words`, async () => {
      const { status, body } = await ask();
      assert.equal(status, 400);
      assert.deepEqual(body, { error: 'invalid_grant', error_description: description });
    });
  }

  it('refuses a code the second time, and revokes what came of it', async () => {
    const signedIn = await signInForCode(page);
    const first = await exchange(page, signedIn);
    assert.equal((await exchange(page, signedIn)).body['error'], 'invalid_grant');
    assert.equal((await refresh(page, first.body['refresh_token'])).status, 400);
  });

  it('gives no refresh token without offline_access', async () => {
    const body = await tokens(page, { scope: 'openid' });
    assert.ok(body['id_token']);
    assert.equal(body['refresh_token'], undefined);
  });

  it('refuses a JSON body that is broken, and one that is too large', async () => {
    const send = (body: string) =>
      fetch(`${tenant.url}/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    assert.equal((await send('{"grant_type":')).status, 400);
    assert.equal((await send(JSON.stringify({ code: 'x'.repeat(70_000) }))).status, 413);
  });

  it('answers with a code only for the client that has no other grant', async () => {
    const other = new AppPage(tenant, 'code-only');
    const implicit = await other.signIn();
    assert.equal(implicit['error'], 'unauthorized_client');
    assert.match(implicit['error_description'] ?? '', /^Grant type 'implicit' not allowed/);
    const hybrid = await other.signIn(ada, { response_type: 'code id_token', ...asks });
    assert.equal(hybrid['error'], 'unauthorized_client');
    const body = await tokens(other);
    assert.ok(body['id_token']);
    assert.equal(body['refresh_token'], undefined);
    assert.equal((await refresh(other, 'some-token')).body['error'], 'unauthorized_client');
  });

  const credentials = { grant_type: 'client_credentials', client_secret: 'a-secret' };
  it("gives a back end a token of its own for an API, with the API's scopes", async () => {
    const machine = new AppPage(tenant, 'back-end');
    for (const as of ['form', 'json'] as const) {
      const params = { ...credentials, audience, scope: 'read:demo write:demo' };
      const { status, body } = await post(machine, '/oauth/token', params, as);
      assert.equal(status, 200);
      assert.equal(body['refresh_token'], undefined);
      const { sub, aud, azp, gty, scope } = decodePart(body['access_token']);
      assert.deepEqual(
        { sub, aud, azp, gty, scope },
        {
          sub: 'back-end@clients',
          aud: audience,
          azp: 'back-end',
          gty: 'client-credentials',
          scope: 'read:demo write:demo',
        },
      );
    }
  });

  it('refuses client credentials with a wrong secret, for no API, and to a page', async () => {
    const machine = new AppPage(tenant, 'back-end');
    const wrong = { ...credentials, client_secret: 'a-guess', audience };
    assert.equal((await post(machine, '/oauth/token', wrong)).status, 401);
    assert.equal((await post(machine, '/oauth/token', credentials)).status, 403);
    const unknown = { ...credentials, audience: 'https://unknown.example' };
    assert.equal((await post(machine, '/oauth/token', unknown)).body['error'], 'access_denied');
    const grant = { grant_type: 'client_credentials', audience };
    assert.equal((await post(page, '/oauth/token', grant)).body['error'], 'unauthorized_client');
  });
});
