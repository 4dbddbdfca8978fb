// The state of a session, and the only code that changes it.
import { emitter, orderedQueue } from '../events/emitter';
import type { AuthEvent, SessionState } from '../session-state';
import type { Change } from './change';
import type { CurrentSession } from './current-session';
import { transition } from './session-transition';
import { initialSnapshot, isEnded } from './snapshot';

/** Holds the state of one session. */
export interface SessionStore {
  readonly state: SessionState;
  /** What is held while somebody is signed in. */
  readonly current: CurrentSession | null;
  /** Grows when somebody ends something; see {@link isStale}. */
  readonly generation: number;
  /** Aborted when the session is destroyed. */
  readonly signal: AbortSignal;
  /**
   * Whether a token may no longer start a session: it ended here, or something was ended since the
   * generation in which it was asked for.
   */
  isStale(idToken: unknown, generation: number): boolean;
  /** Whether the line or the token of a session ended here. */
  isEnded(session: Pick<CurrentSession, 'idToken' | 'line'>): boolean;
  /** Changes the state, then tells listeners: all of one change before anybody of the next. */
  dispatch(change: Change): void;
  /** Calls back after each change of {@link state}; returns what undoes it. */
  subscribe(listener: () => void): () => void;
  /** Calls back with each event; returns what undoes it. */
  on(listener: (event: AuthEvent) => void): () => void;
}

export function createSessionStore(): SessionStore {
  const states = emitter<void>();
  const events = emitter<AuthEvent>();
  const lifetime = new AbortController();
  let snapshot = initialSnapshot;

  const emit = orderedQueue<AuthEvent>((event) => snapshot.destroyed || events.emit(event));

  return {
    get state() {
      return snapshot.state;
    },
    get current() {
      return snapshot.current;
    },
    get generation() {
      return snapshot.generation;
    },
    signal: lifetime.signal,
    isStale: (idToken, generation) =>
      snapshot.destroyed ||
      generation !== snapshot.generation ||
      (typeof idToken === 'string' && isEnded(snapshot, { idToken, line: '' })),
    isEnded: (session) => isEnded(snapshot, session),
    dispatch(change) {
      const before = snapshot;
      const [next, happened] = transition(snapshot, change);
      emit(happened, () => {
        snapshot = next;
        if (next.state !== before.state && !next.destroyed) states.emit();
      });
      if (next.destroyed && !before.destroyed) lifetime.abort();
    },
    subscribe: states.add,
    on: events.add,
  };
}
