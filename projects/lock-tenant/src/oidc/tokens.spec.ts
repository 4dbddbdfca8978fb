// ID tokens and access tokens: lifetimes, scopes, audiences, and keys that rotate.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createTenant, OptionError, type Tenant } from '../public-api.ts';
import { ada, AppPage, decodePart } from '../testing/app-page.ts';
import { refresh, tokens } from '../testing/token-calls.ts';

const grace = { username: 'grace@example.com', password: 'hopper-1906' };
const audience = 'https://api.demo.example';

describe('tokens', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      audiences: [{ audience, scopes: ['read:demo'] }, 'not-a-uri'],
    });
    page = new AppPage(tenant);
  });
  afterEach(() => tenant.reset());
  after(() => tenant.stop());
  const verify = (token = '', claims = {}) =>
    jwtVerify(token, createRemoteJWKSet(new URL(`${tenant.url}/.well-known/jwks.json`)), {
      issuer: tenant.issuer,
      ...claims,
    });
  const userinfo = async (token = '', method = 'GET') => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${tenant.url}/userinfo`, { method, headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  for (const seconds of [5, 10 * 365 * 86_400]) {
    it(`live as long as they are told: ${seconds} seconds`, async () => {
      tenant.setTokenLifetimes({ idToken: seconds, accessToken: seconds });
      const answer = await page.signIn();
      const { iat, exp } = decodePart(answer['id_token']);
      assert.equal(Number(exp) - Number(iat), seconds);
      assert.equal(answer['expires_in'], String(seconds));
    });
  }

  it('refuse lifetimes that are none', () => {
    assert.throws(() => tenant.setTokenLifetimes({ idToken: -1 }), OptionError);
    assert.equal(tenant.tokenLifetimes.idToken, 36_000);
  });

  it('carry the claims of the scopes that were asked for, and custom claims', async () => {
    const { id_token } = await page.signIn(grace, { scope: 'openid' });
    const claims = decodePart(id_token);
    assert.equal(claims['name'], undefined);
    assert.equal(claims['email'], undefined);
    assert.deepEqual(claims['https://demo.example/roles'], ['admin']);
  });

  it('carry nothing that Auth0 would not send: amr, acr, auth_time', async () => {
    const { id_token } = await page.signIn();
    assert.deepEqual(
      Object.keys(decodePart(id_token)).sort(),
      'at_hash aud email email_verified exp iat iss name nickname nonce picture sub updated_at'.split(
        ' ',
      ),
    );
    assert.deepEqual(Object.keys(decodePart(id_token, 0)).sort(), ['alg', 'kid']);
  });

  it('echo the first of acr_values as acr, for a code and its refresh too', async () => {
    const acr_values = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor silver';
    const [acr] = acr_values.split(' ');
    assert.equal(decodePart((await page.signIn(ada, { acr_values }))['id_token'])['acr'], acr);
    const first = await tokens(page, { acr_values });
    assert.equal(decodePart(first['id_token'])['acr'], acr);
    const { body } = await refresh(page, first['refresh_token']);
    assert.equal(decodePart(body['id_token'])['acr'], acr);
  });

  it('are opaque without an audience and a JWT with one', async () => {
    const { access_token } = await page.signIn();
    assert.doesNotMatch(access_token ?? '', /\./);
    const answer = await page.signIn(grace, {
      audience,
      scope: 'openid profile read:demo write:x',
    });
    const { payload, protectedHeader } = await verify(answer['access_token'], { audience });
    assert.equal(protectedHeader.typ, 'JWT');
    assert.deepEqual(payload.aud, [audience, `${tenant.issuer}userinfo`]);
    assert.equal(payload['azp'], 'demo-client');
    assert.equal(payload['scope'], 'openid profile read:demo');
    assert.deepEqual(payload['https://demo.example/roles'], ['admin']);
    assert.equal(payload['email'], undefined);
    assert.equal(Number(payload.exp) - Number(payload.iat), 7_200);
  });

  it('take an audience that is no address, and one renewed silently', async () => {
    const answer = await page.signIn(ada, { audience: 'not-a-uri' });
    await verify(answer['access_token'], { audience: 'not-a-uri' });
    const silent = await page.authorizeInFrame({ audience });
    await verify(silent['access_token'], { audience });
  });

  it('are refused for an audience that nobody knows', async () => {
    const answer = await page.signIn(ada, { audience: 'https://unknown.example' });
    assert.equal(answer['error'], 'access_denied');
    assert.equal(answer['error_description'], 'Service not found: https://unknown.example');
  });

  it('open /userinfo, opaque or JWT, and nothing else does', async () => {
    const opaque = await page.signIn(grace);
    assert.equal((await userinfo(opaque['access_token'])).body['name'], 'Grace Hopper');
    const jwt = await page.signIn(grace, { audience });
    assert.equal((await userinfo(jwt['access_token'], 'POST')).body['name'], 'Grace Hopper');
    assert.equal((await userinfo(jwt['id_token'])).status, 401, 'an ID token is no access token');
    for (const token of ['', 'x', 'a.b.c']) assert.equal((await userinfo(token)).status, 401);
  });

  it('no longer open /userinfo once they have expired', async () => {
    tenant.setTokenLifetimes({ accessToken: 1 });
    const opaque = await page.signIn();
    const jwt = await page.signIn(ada, { audience });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    assert.equal((await userinfo(opaque['access_token'])).status, 401);
    assert.equal((await userinfo(jwt['access_token'])).status, 401);
  });

  it('are signed with a new key after a rotation, while the old ones still verify', async () => {
    const before = (await page.signIn())['id_token'];
    const opaque = (await page.signIn())['access_token'];
    await tenant.rotateKeys();
    const after = (await page.authorizeInFrame())['id_token'];
    assert.notEqual(decodePart(before, 0)['kid'], decodePart(after, 0)['kid']);
    await verify(before);
    await verify(after);
    await verify((await page.signIn(ada, { audience }))['access_token'], { audience });
    assert.equal((await userinfo(opaque)).status, 200, 'sessions and tokens outlive it');
  });

  it('no longer verify when the old key is dropped', async () => {
    const before = (await page.signIn())['id_token'];
    await tenant.rotateKeys({ keepOld: false });
    await assert.rejects(verify(before), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
    await verify((await page.signIn())['id_token']);
  });
});

describe('the JWKS', () => {
  it('holds public keys only, and may be read from any origin', async () => {
    const tenant = await createTenant({ port: 0 });
    try {
      const response = await fetch(`${tenant.url}/.well-known/jwks.json`, {
        headers: { origin: 'https://api.elsewhere.example' },
      });
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      const { keys } = (await response.json()) as { keys: Record<string, unknown>[] };
      assert.equal(keys.length, 1);
      assert.deepEqual(Object.keys(keys[0] ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    } finally {
      await tenant.stop();
    }
  });
});
