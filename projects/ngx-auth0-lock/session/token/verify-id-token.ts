// Verifies ID tokens; the code that does it arrives on first need.
import { importAgain } from '../import-again';
import type { ExpectedIdToken } from './expected-id-token';
import type { IdTokenClaims } from './id-token';

/**
 * Verifies an ID token: signature (RS256 only) by the tenant's keys, issuer, audience, authorized
 * party, subject, nonce, `at_hash` and times (OpenID Connect Core 1.0, sections 3.1.3.7, 3.2.2.9 and
 * 3.2.2.11).
 *
 * Rejects with an AuthError: `token-malformed`, `token-signature`, `token-claims`,
 * `clock-skew` (issued in the future by this clock), `token-expired`, `network` (keys, or this
 * library's own code, could not be fetched; it can be tried again), `insecure-context` or `config`.
 * The times are judged last: `clock-skew` and `token-expired` mean that all else about it is right.
 */
export async function verifyIdToken(
  token: unknown,
  expected: ExpectedIdToken,
): Promise<IdTokenClaims> {
  const { verifyWithJose } = await importAgain(
    () => import('./jose-verifier'),
    'verifyWithJose',
    'network',
  );
  return verifyWithJose(token, expected);
}
