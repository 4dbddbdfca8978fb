// Specs of the way to the verifier: that it is fetched, and what happens when it cannot be.
import { AuthError } from '../auth-error';
import { rejection, tenantKeys } from '../testing-support/tenant-keys';
import { createSigner } from '../testing-support/tokens';
import { verifyIdToken, verifyLazily } from './verify-id-token';

const claims = { iss: 'https://acme.test/', aud: 'client', sub: 'a', iat: 1_000, exp: 2_000 };
const expected = { issuer: claims.iss, clientId: 'client', jwksUrl: 'unused', now: 1_500_000 };

describe('verifyIdToken', () => {
  it('verifies with the code that it fetches itself', async () => {
    const signer = await createSigner();
    const keys = tenantKeys();
    keys.serve(signer.jwks);
    const checked = { ...expected, jwksUrl: keys.url };
    expect(await verifyIdToken(await signer.sign(claims), checked)).toEqual(claims);
    const error = await rejection(verifyIdToken('junk', checked));
    expect(error).toEqual(jasmine.objectContaining({ name: 'AuthError', code: 'token-malformed' }));
  });

  it('reports code that does not load as a network error, and can be tried again', async () => {
    const loads = [
      () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
      async () => ({ verifyWithJose: async () => claims }),
    ];
    const attempt = () => verifyLazily(loads.shift()!, 'token', expected);
    const error = (await rejection(attempt())) as AuthError;
    expect(error).toBeInstanceOf(AuthError);
    expect(error.code).toBe('network');
    expect(error.message).toBe('The code that verifies ID tokens did not load.');
    expect(error.cause).toEqual({ name: 'TypeError' });
    expect(await attempt()).toBe(claims);
  });
});
