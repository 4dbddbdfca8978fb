// Keys that rotate, and access tokens for an API.
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { ada, expect, test } from './story.ts';

test('Lock accepts tokens of a new key right after a rotation', async ({ app }) => {
  await app.open();
  await app.submit(ada);
  const first = await app.event('authenticated');
  await app.tenant.rotateKeys();
  const { error, result } = await app.call('checkSession', {});
  expect(error).toBeNull();
  const kid = (token: unknown) => decodeProtectedHeader(String(token)).kid;
  expect(kid((result as Record<string, unknown>)['idToken'])).not.toBe(kid(first['idToken']));
});

test('an audience gives an access token that an API can verify', async ({ app }) => {
  const audience = 'https://api.demo.example';
  const params = { scope: 'openid profile email read:demo', audience };
  await app.open({ options: { auth: { params } } });
  await app.submit({ email: 'grace@example.com', password: 'hopper-1906' });
  const { accessToken } = await app.event('authenticated');
  const keys = createRemoteJWKSet(new URL(`${app.tenant.url}/.well-known/jwks.json`));
  const { payload } = await jwtVerify(String(accessToken), keys, {
    issuer: app.tenant.issuer,
    audience,
    algorithms: ['RS256'],
  });
  expect(payload).toMatchObject({
    azp: 'demo-client',
    scope: 'openid profile email read:demo',
    'https://demo.example/roles': ['admin'],
  });
  const { result } = await app.call('getUserInfo', accessToken);
  expect(result).toMatchObject({ name: 'Grace Hopper' });
});
