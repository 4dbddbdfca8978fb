// What each change makes of a session: pure. The state table in ARCHITECTURE.md is its specification.
import { signatureOf } from '../token/id-token';
import type { AuthError } from '../auth-error';
import type {
  AuthEvent,
  AuthEventOrigin,
  LoginResult,
  SessionState,
  SignedOutReason,
  SignedOutState,
} from '../session-state';
import type { CurrentSession } from './current-session';

/** A session at one moment. */
export interface Snapshot {
  readonly state: SessionState;
  /** What is held while somebody is signed in. */
  readonly current: CurrentSession | null;
  /** What a callback goes back to when it comes to nothing; null unless one is being checked. */
  readonly beforeCallback: SignedOutState | null;
  /** Grows when somebody ends something: answers to what was asked for before are stale. */
  readonly generation: number;
  /** The lines and the tokens that ended here: none of them makes a session again. */
  readonly ended: readonly string[];
  readonly destroyed: boolean;
}

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
  | { readonly type: 'renewal-failed'; readonly error: AuthError }
  | { readonly type: 'storage-failed'; readonly error: AuthError }
  /** The session is let go of. */
  | { readonly type: 'destroyed' };

/** The snapshot after a change, and what listeners are told of it. */
export type Transition = readonly [Snapshot, readonly AuthEvent[]];

/** Before storage was read. */
export const initialSnapshot: Snapshot = {
  state: { status: 'signed-out', reason: 'none' },
  current: null,
  beforeCallback: null,
  generation: 0,
  ended: [],
  destroyed: false,
};

// Enough for all that can still be on its way, however long a page lives.
const MOST_ENDED = 200;

/** What `change` makes of `snapshot`. */
export function transition(snapshot: Snapshot, change: Change): Transition {
  if (snapshot.destroyed) return [snapshot, []];
  const { state, current, generation } = snapshot;
  switch (change.type) {
    case 'restored':
      return [signedIn(snapshot, change.session), []];
    case 'not-restored':
      return [signedOut(snapshot, change.reason), []];
    case 'accepted': {
      const { session, returnTo } = change;
      const { claims } = session;
      return [
        signedIn(snapshot, session),
        [{ type: 'signed-in', origin: 'here', claims, returnTo }],
      ];
    }
    case 'renewed': {
      const { session, renews } = change;
      // The session that asked for it is over, or is another by now.
      if (current !== renews || session.claims.exp < current.claims.exp) return [snapshot, []];
      if (session.claims.sub !== current.claims.sub) return ended(snapshot, 'user-changed', 'here');
      const { claims } = session;
      return [signedIn(snapshot, session), [{ type: 'renewed', origin: 'here', claims }]];
    }
    case 'adopted': {
      const { session } = change;
      if (isEnded(snapshot, session)) return [snapshot, []];
      const news = { origin: 'elsewhere', claims: session.claims } as const;
      const event: AuthEvent = !current
        ? { type: 'signed-in', returnTo: null, ...news }
        : { type: current.claims.sub === session.claims.sub ? 'renewed' : 'user-changed', ...news };
      return [signedIn(snapshot, session), [event]];
    }
    case 'lost':
      return current ? ended(snapshot, change.reason, 'elsewhere') : [snapshot, []];
    case 'expired': {
      if (!current) return [snapshot, []];
      const [after, events] = ended(snapshot, 'expired', change.origin);
      // A session that ran out does not make a sign-in worthless that is under way.
      return [{ ...after, generation }, events];
    }
    case 'signed-out': {
      if (current) return ended(snapshot, change.reason, 'here');
      const over = { ...snapshot, generation: generation + 1 };
      return [state.status === 'pending' ? signedOut(over, change.reason) : over, []];
    }
    case 'callback-started':
      if (state.status !== 'signed-out') return [snapshot, []];
      return [{ ...snapshot, state: { status: 'pending' }, beforeCallback: state }, []];
    case 'callback-settled':
      if (state.status !== 'pending') return [snapshot, []];
      return [{ ...snapshot, state: snapshot.beforeCallback!, beforeCallback: null }, []];
    case 'abandoned':
      return [{ ...snapshot, generation: generation + 1 }, []];
    case 'sign-in-settled':
      return [snapshot, outcomeEvents(change.result)];
    case 'renewal-failed':
    case 'storage-failed':
      return [snapshot, [change]];
    case 'destroyed':
      return [{ ...snapshot, state: snapshot.beforeCallback ?? state, destroyed: true }, []];
  }
}

/** Whether a session belongs to a line that ended here, or is made of a token that did. */
export function isEnded(
  { ended }: Snapshot,
  { line, idToken }: Pick<CurrentSession, 'idToken' | 'line'>,
): boolean {
  return ended.includes(line) || ended.includes(signatureOf(idToken));
}

function signedIn(snapshot: Snapshot, session: CurrentSession): Snapshot {
  const { current } = snapshot;
  // Another sign-in took the place of the one before: no late renewal may bring that back.
  const ended = current && current.line !== session.line ? endedWith(snapshot) : snapshot.ended;
  return { ...snapshot, state: session.state, current: session, beforeCallback: null, ended };
}

function signedOut(snapshot: Snapshot, reason: SignedOutReason): Snapshot {
  const state: SignedOutState = { status: 'signed-out', reason };
  return { ...snapshot, state, current: null, beforeCallback: null };
}

function ended(snapshot: Snapshot, reason: SignedOutReason, origin: AuthEventOrigin): Transition {
  const after = {
    ...signedOut(snapshot, reason),
    generation: snapshot.generation + 1,
    ended: endedWith(snapshot),
  };
  return [after, [{ type: 'signed-out', origin, reason }]];
}

function endedWith({ ended, current }: Snapshot): readonly string[] {
  const { line, idToken } = current!;
  return [...ended, line, signatureOf(idToken)].slice(-MOST_ENDED);
}

function outcomeEvents(result: LoginResult): readonly AuthEvent[] {
  if (result.outcome === 'failed') return [{ type: 'sign-in-failed', error: result.error }];
  return result.outcome === 'cancelled' ? [{ type: 'cancelled' }] : [];
}
