// Makes ID tokens for tests: well-formed, with the right issuer and audience, and not really signed.
import type { IdTokenClaims } from 'ngx-auth0-lock/session';

/** The tenant that the tests of an app talk about; nothing is ever sent there. */
export const TESTING_DOMAIN = 'tenant.example';

/** The client id that goes with {@link TESTING_DOMAIN}. */
export const TESTING_CLIENT_ID = 'testing-client';

/**
 * An ID token for tests, good for an hour from now unless `claims` says otherwise. It looks like
 * one of Auth0's (RS256, three base64url parts), but its signature is not one: only code that reads
 * without verifying accepts it.
 *
 * @param claims added to, or in place of, the defaults; `undefined` takes a claim out.
 *
 * @example
 * createIdToken({ name: 'Ada', exp: 1 }); // expired in 1970
 */
export function createIdToken(claims: Partial<IdTokenClaims> = {}): string {
  const header = { alg: 'RS256', typ: 'JWT', kid: 'testing' };
  return [JSON.stringify(header), JSON.stringify(testingClaims(claims)), 'not a signature']
    .map(base64url)
    .join('.');
}

/** The claims of a test's person: the defaults, and what the test says. */
export function testingClaims(claims: Partial<IdTokenClaims> = {}): IdTokenClaims {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `https://${TESTING_DOMAIN}/`,
    sub: 'auth0|testing',
    aud: TESTING_CLIENT_ID,
    iat: now,
    exp: now + 3600,
    ...claims,
  };
}

function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
