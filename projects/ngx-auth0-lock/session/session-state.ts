// What a session is at a moment, what happens to it, and how a sign-in can end.
import type { AuthError } from './auth-error';
import type { IdTokenClaims } from './token/id-token';

/**
 * Why nobody is signed in.
 *
 * - `none`: there was no session to begin with.
 * - `signed-out`: signed out here.
 * - `elsewhere`: the session ended outside this page: in another tab, or by code that removed the token.
 * - `expired`: the ID token's `exp` (plus `leewaySeconds`) has passed.
 * - `malformed`: what was stored is not an ID token we would accept; it was removed.
 * - `foreign`: what was stored belongs to another tenant or client; it was left in place.
 * - `bad-signature`: `withVerifiedRestore()` found that the stored token is forged.
 * - `user-changed`: a renewal answered for another user.
 * - `idle`: nobody used the page for longer than the app allows.
 */
export type SignedOutReason =
  | 'none'
  | 'signed-out'
  | 'elsewhere'
  | 'expired'
  | 'malformed'
  | 'foreign'
  | 'bad-signature'
  | 'user-changed'
  | 'idle';

/** While a callback is checked in the browser (10 s at most), and on the server. */
export interface PendingState {
  readonly status: 'pending';
}

/** Nobody is signed in. */
export interface SignedOutState {
  readonly status: 'signed-out';
  readonly reason: SignedOutReason;
}

/** Somebody is signed in. */
export interface SignedInState {
  readonly status: 'signed-in';
  /** The claims of the ID token. */
  readonly claims: IdTokenClaims;
  /** When the session ends, in milliseconds since 1970 by this device's clock. */
  readonly expiresAt: number;
}

/** The state of a session; a new object only when something changed. */
export type SessionState = PendingState | SignedOutState | SignedInState;

/** Whether something happened on this page or was learnt from outside (another tab, older code). */
export type AuthEventOrigin = 'here' | 'elsewhere';

/** What happened to the session; each happening is reported exactly once per page. */
export type AuthEvent =
  | {
      readonly type: 'signed-in';
      readonly origin: AuthEventOrigin;
      readonly claims: IdTokenClaims;
      /** The path that was wanted before the sign-in, already validated; null when there is none. */
      readonly returnTo: string | null;
    }
  | {
      readonly type: 'signed-out';
      readonly origin: AuthEventOrigin;
      readonly reason: SignedOutReason;
    }
  | {
      readonly type: 'renewed';
      readonly origin: AuthEventOrigin;
      readonly claims: IdTokenClaims;
    }
  /** Another tab signed in as somebody else; this page follows. */
  | {
      readonly type: 'user-changed';
      readonly origin: AuthEventOrigin;
      readonly claims: IdTokenClaims;
    }
  | {
      readonly type: 'renewal-failed';
      readonly error: AuthError;
      /** The API whose access token could not be had; absent where it is the session itself. */
      readonly audience?: string;
    }
  /** A sign-in failed, or Lock shows an error with its form still open. */
  | { readonly type: 'sign-in-failed'; readonly error: AuthError }
  /** The person closed Lock. */
  | { readonly type: 'cancelled' }
  /** The browser refuses to keep the session: it goes on in memory, for this page only. */
  | { readonly type: 'storage-failed'; readonly error: AuthError };

/** How a sign-in ended. */
export type LoginResult =
  | {
      readonly outcome: 'signed-in';
      readonly claims: IdTokenClaims;
      readonly returnTo: string | null;
    }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly error: AuthError };
