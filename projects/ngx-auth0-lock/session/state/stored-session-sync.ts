// Keeps the session and what storage holds the same, in this tab and in the others.
import type { IdleWatch } from '../idle/idle-timeout';
import type { AuthEventOrigin, SignedOutReason } from '../session-state';
import type { TabMessage } from '../tabs/tab-channel';
import type { Clock } from '../time/clock';
import { createCleanUp } from './clean-up';
import { timeLeft, type CurrentSession } from './current-session';
import { precedes } from './line-order';
import { seenFromElsewhere, type SessionRepository } from './session-repository';
import type { SessionStore } from './session-store';

// Tabs do not read their clocks at the same time.
const SAME_MOMENT_MS = 1000;

/** What the sync is made of. */
export interface SyncDeps {
  readonly store: SessionStore;
  readonly repository: SessionRepository;
  readonly clock: Clock;
  readonly idle: IdleWatch | undefined;
  /** Sends a message to the other tabs. */
  post(message: TabMessage): void;
}

/** Keeps one session and its storage the same. */
export interface StoredSessionSync {
  /** Reads storage for the first time. */
  restore(): void;
  /** Compares the session with the clock and with storage, and follows what changed. */
  revalidate(message?: TabMessage): void;
  /** Ends the session here, in storage and in the other tabs. */
  signOut(reason: SignedOutReason): void;
}

export function createStoredSessionSync(deps: SyncDeps): StoredSessionSync {
  const { store, repository, clock, idle } = deps;

  const cleanUpSoon = createCleanUp({ store, repository, clock, reasonForEnd, revalidate });

  function idleIsOver(): boolean {
    return idle !== undefined && idle.left() <= 0;
  }

  /** Why the line of a session is over though its token is good; null while it goes on. */
  function reasonForEnd(session: CurrentSession): SignedOutReason | null {
    const { current } = store;
    // Two tabs may each have signed in without seeing the other's: all agree on the later one.
    const isOver = store.isEnded(session) || (current && precedes(session.line, current.line));
    return repository.endOf(session) ?? (isOver ? 'elsewhere' : null);
  }

  function restore() {
    const found = repository.read();
    if (typeof found === 'string') {
      if (found === 'malformed' || found === 'expired') repository.clear();
      return store.dispatch({ type: 'not-restored', reason: found });
    }
    const over = reasonForEnd(found);
    if (!over) store.dispatch({ type: 'restored', session: found });
    const reason = over ?? (idleIsOver() ? 'idle' : null);
    if (!reason) return;
    if (!over) repository.endLine(found, reason);
    repository.clear();
    store.dispatch({ type: 'not-restored', reason });
  }

  function revalidate(message?: TabMessage) {
    if (store.signal.aborted) return;
    repository.retryRemovals();
    const told = message?.type === 'signed-out' ? message : null;
    // Storage that this page could not write does not show that another tab signed out.
    if (told && repository.inMemoryOnly()) repository.clear();
    const { current } = store;
    // A message may be faster than this process' view of storage.
    if (current && told?.line === current.line) return lose(told.reason);
    if (!current || !repository.holds(current)) return followStorage();
    const over = reasonForEnd(current);
    if (over) return lose(over);
    if (timeLeft(current, clock) <= 0) {
      lose('expired', 'here');
    } else if (idleIsOver()) {
      signOut('idle');
    }
  }

  function lose(reason: SignedOutReason, origin: AuthEventOrigin = 'elsewhere') {
    idle?.reset();
    cleanUpSoon(origin === 'here' ? store.current : null);
    store.dispatch(
      reason === 'expired'
        ? { type: 'expired', origin }
        : { type: 'lost', reason: seenFromElsewhere(reason) },
    );
  }

  /** Storage holds something else than the session. */
  function followStorage() {
    const { current } = store;
    const found = repository.read();
    if (typeof found !== 'string') {
      const over = reasonForEnd(found);
      if (!over) {
        if (current?.claims.sub !== found.claims.sub) idle?.reset();
        return store.dispatch({ type: 'adopted', session: found });
      }
      // Written by a tab that did not see yet that its line had ended.
      if (!current || reasonForEnd(current)) return lose(over);
      // What this tab alone knows all must learn, or two would write over one another for ever.
      if (!repository.endOf(found)) repository.endLine(found, over);
      repository.write(current);
      return deps.post({ type: 'changed' });
    }
    if (current) lose(found === 'none' ? reasonForAbsence(current) : found);
    else if (found === 'malformed' || found === 'expired') cleanUpSoon();
  }

  /** The tab that was first to end a session has taken it out of storage, a moment ago or earlier. */
  function reasonForAbsence(current: CurrentSession): SignedOutReason {
    const over = reasonForEnd(current);
    if (over) return over;
    if (timeLeft(current, clock) < SAME_MOMENT_MS) return 'expired';
    return idle && idle.left() < SAME_MOMENT_MS ? 'idle' : 'elsewhere';
  }

  function signOut(reason: SignedOutReason) {
    if (store.signal.aborted) return;
    const { current } = store;
    if (current) {
      repository.endLine(current, reason);
      if (repository.read() !== 'foreign') repository.clear();
    }
    store.dispatch({ type: 'signed-out', reason });
    if (current) deps.post({ type: 'signed-out', line: current.line, reason });
  }

  return { restore, revalidate, signOut };
}
