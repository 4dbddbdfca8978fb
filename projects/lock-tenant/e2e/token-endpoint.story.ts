// The token endpoint whole: grants, rotation, revocation, several APIs, and what a sign-in was asked to prove.
import { appPort, expect, test as base } from './story.ts';
import { claimsOf, TokenClient } from './token-client.ts';

const origin = `http://localhost:${appPort}`;
const second = 'https://second.example';

const test = base.extend<{ client: TokenClient }>({
  tenantOptions: {
    audiences: ['https://api.demo.example', second],
    clients: [
      {
        id: 'demo-client',
        origins: [origin],
        refreshTokens: { rotation: true, reuseInterval: 30, audiences: [second] },
      },
      { id: 'code-only', origins: [origin], grantTypes: ['authorization_code'] },
      { id: 'machine', secret: 'a-made-up-secret', grantTypes: ['client_credentials'] },
    ],
  },
  client: ({ request, tenant }, use) => use(new TokenClient(request, tenant, origin)),
});

for (const as of ['form', 'json'] as const) {
  test(`a code is redeemed by a ${as} body`, async ({ client }) => {
    const { status, body } = await client.signIn({}, as);
    expect(status).toBe(200);
    expect(claimsOf(body['id_token'])).toMatchObject({ name: 'Ada Lovelace', nonce: 'story' });
  });
}

test('a refresh token rotates, is forgiven for thirty seconds, and then ends its family', async ({
  client,
  tenant,
}) => {
  const { body: first } = await client.signIn();
  const next = await client.refresh(first['refresh_token']);
  expect(next.body['refresh_token']).not.toBe(first['refresh_token']);
  expect((await client.refresh(first['refresh_token'])).status).toBe(200);
  tenant.clock.advance('31s');
  expect((await client.refresh(first['refresh_token'])).body['error']).toBe('invalid_grant');
  const family = await client.refresh(next.body['refresh_token']);
  expect(family.body['error'], 'the newest is gone with it').toBe('invalid_grant');
});

test('a revoked refresh token is worth nothing', async ({ client }) => {
  const { body } = await client.signIn();
  const token = body['refresh_token'] ?? '';
  expect((await client.post('/oauth/revoke', { token })).status).toBe(200);
  expect((await client.refresh(token)).body['error']).toBe('invalid_grant');
});

test('one refresh token gives tokens for several APIs', async ({ client }) => {
  const { body } = await client.signIn({ audience: 'https://api.demo.example' });
  expect(claimsOf(body['access_token'])['aud']).toContain('https://api.demo.example');
  const other = await client.refresh(body['refresh_token'], { audience: second });
  expect(JSON.stringify(claimsOf(other.body['access_token'])['aud'])).toContain(second);
});

test('a machine gets its token by client credentials', async ({ request, tenant }) => {
  const machine = new TokenClient(request, tenant, origin, 'machine');
  const asked = { grant_type: 'client_credentials', audience: second };
  const { body } = await machine.post('/oauth/token', {
    ...asked,
    client_secret: 'a-made-up-secret',
  });
  expect(JSON.stringify(claimsOf(body['access_token'])['aud'])).toContain(second);
  const refused = await machine.post('/oauth/token', { ...asked, client_secret: 'another' });
  expect(refused.body['error']).toBe('invalid_client');
});

test('a client without implicit gets a code and no token from /authorize', async ({
  request,
  tenant,
}) => {
  const client = new TokenClient(request, tenant, origin, 'code-only');
  expect(await client.authorize()).toHaveProperty('code');
  const refused = await client.authorize({ response_type: 'token id_token' });
  expect(refused).toMatchObject({ error: 'unauthorized_client' });
});

test('max_age and acr_values are answered by auth_time and acr', async ({ client, tenant }) => {
  const { body } = await client.signIn({ max_age: '60', acr_values: 'urn:example:silver' });
  const { auth_time, acr } = claimsOf(body['id_token']);
  expect(acr).toBe('urn:example:silver');
  expect(Math.abs(Number(auth_time) * 1000 - tenant.clock.now())).toBeLessThan(60_000);
});
