// The one error class of the library, and the names of what can go wrong.
import { fieldsOf } from './fields-of';

/**
 * What went wrong, for programs to branch on. Messages are for people only and may change.
 *
 * - `config`: an option is missing, malformed or unsafe.
 * - `lock-load`: code of this library, or Lock's, did not load (offline, blocked, or a new release took
 *   its place); the next attempt asks for it again. When that fails too, reloading the page helps.
 * - `lock-failed`: Lock reported an error that leaves the person no way on.
 * - `lock-rejected`: Lock or the tenant refused a sign-in (wrong password, blocked user, …).
 * - `callback`: the address bar held an answer that no sign-in of this browser asked for.
 * - `timeout`: Lock or the tenant did not answer in time.
 * - `network`: the tenant could not be reached.
 * - `token-malformed`, `token-signature`, `token-claims`, `token-expired`: an ID token was refused.
 * - `clock-skew`: this device's clock is so wrong that the token cannot be judged.
 * - `user-changed`: a renewal answered for another user.
 * - `login-required`, `consent-required`: a silent renewal needs the person.
 * - `audience`: the tenant hands out no access token for the API that was asked for: it has none of that
 *   identifier, or this application may not use it.
 * - `third-party-cookies`: a silent renewal failed in a way that blocked third-party cookies explain.
 * - `refresh-token-lost`: the refresh token is used up, since its answer never came or the tenant refused
 *   it, and a hidden frame was refused as well; the session goes on to its end.
 * - `insecure-context`: the page is served by plain http, where browsers offer no cryptography.
 * - `storage`: the browser refused to keep the session; it goes on in memory.
 */
export type AuthErrorCode =
  | 'config'
  | 'lock-load'
  | 'lock-failed'
  | 'lock-rejected'
  | 'callback'
  | 'timeout'
  | 'network'
  | 'token-malformed'
  | 'token-signature'
  | 'token-claims'
  | 'token-expired'
  | 'clock-skew'
  | 'user-changed'
  | 'login-required'
  | 'consent-required'
  | 'audience'
  | 'third-party-cookies'
  | 'refresh-token-lost'
  | 'insecure-context'
  | 'storage';

/** Name and code of the error behind an {@link AuthError}: never the object itself. */
export interface AuthErrorCause {
  readonly name: string;
  readonly code?: string;
}

/**
 * Everything this library reports as an error.
 *
 * `cause` holds the name and the code of what lies behind and nothing else: Lock's raw errors have
 * carried passwords (CVE-2020-5263) and jose's carry the token's payload.
 */
export class AuthError extends Error {
  /** `AuthError`, always. */
  override readonly name = 'AuthError';
  /** Name and code of what lies behind, if anything does. */
  override readonly cause?: AuthErrorCause;

  constructor(
    /** What went wrong, for programs to branch on. */
    readonly code: AuthErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message);
    if (cause !== undefined) this.cause = nameAndCode(cause);
  }
}

// A code is a short identifier; anything longer may be a value that somebody put there.
const IDENTIFIER = /^[\w.\- ]{1,64}$/;

function nameAndCode(cause: unknown): AuthErrorCause {
  const { name, code, error } = fieldsOf(cause);
  const known = [code, error].find((value) => typeof value === 'string' && IDENTIFIER.test(value));
  return {
    name: typeof name === 'string' && IDENTIFIER.test(name) ? name : 'Error',
    ...(known === undefined ? {} : { code: known as string }),
  };
}
