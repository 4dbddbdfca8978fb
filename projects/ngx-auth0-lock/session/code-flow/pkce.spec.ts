// The challenge of a verifier: the vector of the RFC, the form, and pages without cryptography.
import { randomText } from '../lock/random-text';
import { challengeOf } from './pkce';

describe('the code challenge', () => {
  it("is that of RFC 7636, appendix B, for the RFC's verifier", async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toEqual({
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
  });

  it('has 43 characters that need no escape in a URL, for whatever verifier', async () => {
    for (let count = 0; count < 50; count++) {
      const { code_challenge } = await challengeOf(randomText());
      expect(code_challenge).toMatch(/^[\w-]{43}$/);
    }
  });

  it('is made for verifiers as the RFC wants them: 43 to 128 unreserved characters', () => {
    expect(randomText()).toMatch(/^[A-Za-z0-9\-._~]{43,128}$/);
    expect(randomText()).not.toBe(randomText());
  });

  it('is refused with a reason on a page that has no cryptography', async () => {
    spyOnProperty(Crypto.prototype, 'subtle', 'get').and.returnValue(undefined as never);
    await expectAsync(challengeOf('v')).toBeRejectedWith(
      jasmine.objectContaining({ code: 'insecure-context' }),
    );
  });
});
