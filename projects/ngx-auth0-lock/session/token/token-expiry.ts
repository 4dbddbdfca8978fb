// The helpers of Auth0's quickstarts: when a token expires, and whether it has.
import { decodeToken } from './id-token';

/**
 * When a token expires, by its `exp` claim.
 *
 * @returns null without `exp`, and for whatever is not a token or has no `exp` that is a date;
 * never an invalid Date, never an exception.
 */
export function getTokenExpirationDate(token: string | null | undefined): Date | null {
  const date = new Date(expiry(token));
  return isNaN(date.valueOf()) ? null : date;
}

/**
 * Whether a token has expired, as the quickstarts' helper of that name sees it (`@auth0/angular-jwt`
 * 5.2): a token without `exp` has not. Junk has, where the helper threw.
 *
 * It checks nothing else: whether somebody is signed in is what a session's `authenticated()` says.
 *
 * @param offsetSeconds requires that many seconds of life left: positive expires earlier.
 */
export function isTokenExpired(token: string | null | undefined, offsetSeconds = 0): boolean {
  return !(expiry(token) > Date.now() + offsetSeconds * 1000);
}

/**
 * Whether there is a token and it has not expired, as `tokenNotExpired` of `angular2-jwt` 0.2 saw it.
 *
 * @param key where `localStorage` keeps the token.
 * @param token the token itself; when it is missing or empty, `localStorage` is read.
 * @returns false for junk, and where the browser forbids storage.
 */
export function tokenNotExpired(key = 'id_token', token?: string | null): boolean {
  try {
    return !isTokenExpired(token || localStorage.getItem(key));
  } catch {
    // Blocked site data makes `localStorage` itself throw; on a server there is none.
    return false;
  }
}

/** `exp` in milliseconds; Infinity where there is none, NaN where it is no date. */
function expiry(token: string | null | undefined): number {
  const claims = decodeToken(token)?.claims;
  if (!claims) return NaN;
  if (!Object.hasOwn(claims, 'exp')) return Infinity;
  const { exp } = claims;
  return typeof exp === 'number' && Math.abs(exp) <= 8.64e12 ? exp * 1000 : NaN;
}
