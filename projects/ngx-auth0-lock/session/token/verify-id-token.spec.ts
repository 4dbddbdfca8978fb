// Specs of the way to the verifier: that it is fetched. What happens when it cannot be: import-again.spec.ts.
import { rejection, tenantKeys } from '../testing-support/tenant-keys';
import { createSigner } from '../testing-support/tokens';
import { verifyIdToken } from './verify-id-token';

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
});
