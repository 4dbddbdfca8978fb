// Decides whether a token found in storage may be trusted. Pure, and never throws.
import { decodeToken, type DecodedToken, type IdTokenClaims } from './id-token';

/** Whose tokens are trusted, and for how long. */
export interface TrustRules {
  /** The tenant's issuer, end slash included. */
  readonly issuer: string;
  readonly clientId: string;
  /** Tolerance after `exp`, in seconds. */
  readonly leewaySeconds: number;
}

/**
 * - `trusted`: signs somebody in.
 * - `none`: there is nothing.
 * - `malformed`: not an ID token that this tenant could have issued, or not valid yet.
 * - `foreign`: names another tenant or client. Such a token is left in place whatever else is right
 *   or wrong about it (another algorithm, expired): on localhost all apps share one storage, and
 *   what another app keeps there is not ours to judge.
 * - `expired`: ours, and over.
 */
export type StoredTokenVerdict =
  | { verdict: 'trusted'; claims: IdTokenClaims }
  | { verdict: 'none' | 'malformed' | 'foreign' | 'expired' };

/**
 * Judges a token from storage by its form and its claims; the signature is not checked.
 *
 * @param now milliseconds since 1970. At `exp` plus leeway, to the millisecond, it is over.
 */
export function judgeStoredToken(
  token: string | null | undefined,
  rules: TrustRules,
  now: number,
): StoredTokenVerdict {
  if (!token) return { verdict: 'none' };
  const decoded = decodeToken(token);
  if (!decoded) return { verdict: 'malformed' };
  const { iss, aud } = decoded.claims;
  if (
    (isText(iss) && iss !== rules.issuer) ||
    (isAudience(aud) && !audienceIncludes(aud, rules.clientId))
  ) {
    return { verdict: 'foreign' };
  }
  if (!hasIdTokenForm(decoded)) return { verdict: 'malformed' };
  const { claims } = decoded;
  if ((claims.nbf ?? -Infinity) * 1000 > now) return { verdict: 'malformed' };
  // Asked this way round, a clock or a leeway that is not a number counts as expired.
  return now < (claims.exp + rules.leewaySeconds) * 1000
    ? { verdict: 'trusted', claims }
    : { verdict: 'expired' };
}

// The last moment that a Date can name, in seconds.
const END_OF_TIME = 8.64e12;

/**
 * Whether a token has the header and the claims of an ID token (OpenID Connect Core 1.0, section 2)
 * as Auth0 signs it: RS256, no critical extensions (RFC 7515, section 4.1.11), not the type of
 * another kind of token (RFC 9068), and each claim of the type it must have.
 */
export function hasIdTokenForm(
  token: DecodedToken,
): token is DecodedToken & { readonly claims: IdTokenClaims } {
  const { alg, typ, crit } = token.header;
  const { iss, aud, sub, iat, exp, nbf } = token.claims;
  return (
    alg === 'RS256' &&
    (typ === undefined || (isText(typ) && /^(?:application\/)?jwt$/i.test(typ))) &&
    crit === undefined &&
    [iss, sub].every(isText) &&
    isAudience(aud) &&
    [iat, exp].every(isTime) &&
    (nbf === undefined || isTime(nbf))
  );
}

/** Whether an `aud` claim names a client. */
export function audienceIncludes(aud: string | readonly string[], clientId: string): boolean {
  return [aud].flat().includes(clientId);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isAudience(value: unknown): value is string | string[] {
  return isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= END_OF_TIME;
}
