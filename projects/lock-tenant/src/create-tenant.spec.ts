// Signing in as Lock does, over HTTP, and the life of a tenant.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createTenant, type Tenant } from './public-api.ts';
import { AppPage, appOrigin, decodePart } from './testing/app-page.ts';

describe('a tenant', () => {
  let tenant: Tenant;
  before(async () => void (tenant = await createTenant({ port: 0 })));
  after(() => tenant.stop());

  it('signs Ada in with a ticket and gives an ID token that its JWKS verifies', async () => {
    const page = new AppPage(tenant);
    const answer = await page.signIn(
      { username: 'ada@example.com', password: 'lovelace-1843' },
      {
        state: 'my-state',
        nonce: 'my-nonce',
      },
    );
    assert.equal(answer['state'], 'my-state');
    assert.equal(answer['token_type'], 'Bearer');
    assert.equal(answer['expires_in'], '7200');
    const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', tenant.url));
    const { payload } = await jwtVerify(answer['id_token'] ?? '', keys, {
      issuer: tenant.issuer,
      audience: 'demo-client',
      algorithms: ['RS256'],
    });
    assert.equal(payload['nonce'], 'my-nonce');
    assert.equal(payload['name'], 'Ada Lovelace');
    assert.equal(payload['email'], 'ada@example.com');
    assert.equal(payload['email_verified'], true);
    assert.match(String(payload.sub), /^auth0\|[0-9a-f]{24}$/);
    assert.equal(typeof payload['at_hash'], 'string');
    assert.equal(Number(payload.exp) - Number(payload.iat), 36_000);
  });

  it('answers checkSession in a frame once there is a session, and login_required before', async () => {
    const page = new AppPage(tenant);
    assert.equal((await page.authorizeInFrame())['error'], 'login_required');
    await page.signIn();
    const answer = await page.authorizeInFrame({ state: 's' });
    assert.equal(answer['state'], 's');
    assert.equal(decodePart(answer['id_token'])['name'], 'Ada Lovelace');
  });

  it('answers /userinfo for the access token', async () => {
    const { access_token } = await new AppPage(tenant).signIn();
    const response = await fetch(`${tenant.url}/userinfo`, {
      headers: { authorization: `Bearer ${access_token}`, origin: appOrigin },
    });
    assert.equal(response.headers.get('access-control-allow-origin'), appOrigin);
    const claims = (await response.json()) as Record<string, unknown>;
    assert.equal(claims['nickname'], 'ada');
  });

  it('ends the session at /v2/logout and goes back to an allowed address', async () => {
    const page = new AppPage(tenant);
    await page.signIn();
    const query = `client_id=demo-client&returnTo=${encodeURIComponent(appOrigin)}`;
    const response = await page.fetch(`/v2/logout?${query}`);
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('location'), appOrigin);
    assert.equal((await page.authorizeInFrame())['error'], 'login_required');
  });
});
