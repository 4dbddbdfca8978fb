// What each change makes of a session: pure. The state table in ARCHITECTURE.md is its specification.
import type {
  AuthEvent,
  AuthEventOrigin,
  LoginResult,
  SignedOutReason,
  SignedOutState,
} from '../session-state';
import { signatureOf } from '../token/id-token';
import type { Change } from './change';
import type { CurrentSession } from './current-session';
import { isEnded, type Snapshot } from './snapshot';

/** The snapshot after a change, and what listeners are told of it. */
export type Transition = readonly [Snapshot, readonly AuthEvent[]];

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
      // A session that ran out does not make a sign-in worthless that is under way, nor its line
      // where another tab renewed it in time.
      const over = [...snapshot.ended, signatureOf(current.idToken)].slice(-MOST_ENDED);
      return [{ ...after, generation, ended: over }, events];
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
