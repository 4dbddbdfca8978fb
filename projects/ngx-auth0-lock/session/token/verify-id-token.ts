// Verifies ID tokens; the code that does it arrives on first need.
import { AuthError } from '../auth-error';
import type { IdTokenClaims } from './id-token';

/** What a token is compared with. */
export interface ExpectedIdToken {
  /** The tenant's issuer, end slash included. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where the tenant's public keys are: from the configuration, never from a token. */
  readonly jwksUrl: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The nonce of the request, if it had one: the token must carry it. */
  readonly nonce?: string;
  /** The access token that came with it, if any: `at_hash` must then be there and belong to it. */
  readonly accessToken?: string | null;
  /** The `sub` that is said to have signed in, if anybody says so. */
  readonly subject?: unknown;
  /** Tolerance for clocks that differ, in seconds: 0 to 300. Default 60. */
  readonly toleranceSeconds?: number;
  /** The `max_age` of the request, in seconds, if it had one. */
  readonly maxAgeSeconds?: number;
  /** The `organization` of the request, id (`org_…`) or name, if it had one. */
  readonly organization?: string;
}

/**
 * Verifies an ID token: signature (RS256 only) by the tenant's keys, issuer, audience, authorized
 * party, subject, nonce, `at_hash` and times (OpenID Connect Core 1.0, sections 3.1.3.7, 3.2.2.9 and
 * 3.2.2.11).
 *
 * Rejects with an {@link AuthError}: `token-malformed`, `token-signature`, `token-claims`,
 * `clock-skew` (issued in the future by this clock), `token-expired`, `network` (keys, or this
 * library's own code, could not be fetched; it can be tried again), `insecure-context` or `config`.
 * The times are judged last: `clock-skew` and `token-expired` mean that all else about it is right.
 */
export function verifyIdToken(token: unknown, expected: ExpectedIdToken): Promise<IdTokenClaims> {
  return verifyLazily(() => import('./jose-verifier'), token, expected);
}

type Verifier = Pick<typeof import('./jose-verifier'), 'verifyWithJose'>;

/** As {@link verifyIdToken}, with the code from wherever `load` finds it. */
export async function verifyLazily(
  load: () => Promise<Verifier>,
  token: unknown,
  expected: ExpectedIdToken,
): Promise<IdTokenClaims> {
  const { verifyWithJose } = await load().catch((cause: unknown) => {
    throw new AuthError('network', 'The code that verifies ID tokens did not load.', cause);
  });
  return verifyWithJose(token, expected);
}
