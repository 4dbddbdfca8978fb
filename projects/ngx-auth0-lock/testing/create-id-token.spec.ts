// Tokens for tests: well-formed, and never more than that.
import { decodeIdToken, isTokenExpired, verifyIdToken } from 'ngx-auth0-lock/session';
import { createIdToken, TESTING_CLIENT_ID, TESTING_DOMAIN } from './create-id-token';

describe('createIdToken', () => {
  it('makes three base64url parts with an RS256 header', () => {
    const token = createIdToken();
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const header = JSON.parse(atob(token.split('.')[0])) as object;
    expect(header).toEqual(jasmine.objectContaining({ alg: 'RS256', typ: 'JWT' }));
  });

  it('is good for an hour, for the tenant and the client of the tests', () => {
    const token = createIdToken();
    const claims = decodeIdToken(token)!;
    expect(claims.iss).toBe(`https://${TESTING_DOMAIN}/`);
    expect(claims.aud).toBe(TESTING_CLIENT_ID);
    expect(claims.exp - claims.iat).toBe(3600);
    expect(isTokenExpired(token)).toBeFalse();
    expect(isTokenExpired(token, 3601)).toBeTrue();
  });

  it('takes the claims of the test, letters of all alphabets among them', () => {
    const claims = decodeIdToken(createIdToken({ name: 'Zoë 漢字 🙂', exp: 1 }))!;
    expect(claims.name).toBe('Zoë 漢字 🙂');
    expect(claims.exp).toBe(1);
  });

  it('leaves out what the test sets to undefined', () => {
    expect(decodeIdToken(createIdToken({ exp: undefined }))).not.toEqual(
      jasmine.objectContaining({ exp: jasmine.anything() }),
    );
  });

  it('is not accepted by anybody who verifies', async () => {
    spyOn(globalThis, 'fetch').and.callFake(async () => Response.json({ keys: [] }));
    const verifying = verifyIdToken(createIdToken(), {
      issuer: `https://${TESTING_DOMAIN}/`,
      clientId: TESTING_CLIENT_ID,
      // Not the usual address: what is fetched from it is kept for the page's lifetime.
      jwksUrl: 'https://keys.example/none.json',
      now: Date.now(),
    });
    await expectAsync(verifying).toBeRejectedWith(
      jasmine.objectContaining({ code: 'token-signature' }),
    );
  });
});
