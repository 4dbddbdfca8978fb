// Everything that can happen to a session.
import type { AuthError } from '../auth-error';
import type { AuthEventOrigin, LoginResult, SignedOutReason } from '../session-state';
import type { CurrentSession } from './current-session';

/** Everything that can happen to a session. */
export type Change =
  /** Storage held a session when the page was made. */
  | { readonly type: 'restored'; readonly session: CurrentSession }
  /** It held none, for that reason. */
  | { readonly type: 'not-restored'; readonly reason: SignedOutReason }
  /** The answer to a sign-in was verified. */
  | {
      readonly type: 'accepted';
      readonly session: CurrentSession;
      readonly returnTo: string | null;
    }
  /** The answer to a renewal of `renews` was verified. */
  | {
      readonly type: 'renewed';
      readonly session: CurrentSession;
      readonly renews: CurrentSession;
    }
  /** A token that is trusted appeared in storage. */
  | { readonly type: 'adopted'; readonly session: CurrentSession }
  /** The stored token is gone, or is not to be trusted. */
  | { readonly type: 'lost'; readonly reason: SignedOutReason }
  /** The time of the session is up. */
  | { readonly type: 'expired'; readonly origin: AuthEventOrigin }
  /** Somebody, or a rule, ends the session from this page. */
  | { readonly type: 'signed-out'; readonly reason: SignedOutReason }
  /** An answer in the address bar is being checked; and that is over. */
  | { readonly type: 'callback-started' }
  | { readonly type: 'callback-settled' }
  /** An answer that is still on its way is not wanted any more. */
  | { readonly type: 'abandoned' }
  /** How an attempt to sign in ended, unless it changed the state. */
  | { readonly type: 'sign-in-settled'; readonly result: LoginResult }
  | { readonly type: 'renewal-failed'; readonly error: AuthError; readonly audience?: string }
  | { readonly type: 'storage-failed'; readonly error: AuthError }
  /** The session is let go of. */
  | { readonly type: 'destroyed' };

/** A change that puts a session in storage. */
export type Kept = Extract<Change, { type: 'accepted' | 'renewed' }>;
