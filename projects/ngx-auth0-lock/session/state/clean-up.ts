// Takes out of storage what is over, once word of what other tabs did must have come.
import type { SignedOutReason } from '../session-state';
import type { Clock } from '../time/clock';
import { onAbort } from '../time/wait';
import type { CurrentSession } from './current-session';
import type { SessionRepository } from './session-repository';
import type { SessionStore } from './session-store';

// A process hears of what another one stored within milliseconds; a tab that thaws, a moment later.
const VIEW_LAGS_MS = 1000;

/** What cleaning up needs. */
export interface CleanUpDeps {
  readonly store: SessionStore;
  readonly repository: SessionRepository;
  readonly clock: Clock;
  /** Why the line of a session is over; null while it goes on. */
  reasonForEnd(session: CurrentSession): SignedOutReason | null;
  /** Has the session look again: what was not over after all may sign somebody in. */
  revalidate(): void;
}

/**
 * What to call when storage seems to hold something that is over. It is not removed at once: this
 * tab's view may be old, and the removal would hit what another tab has put there since. Until then
 * the ended lines keep everybody from taking it for a session.
 *
 * Called with a session whose time is up: the other tabs, whose clocks may not agree, then learn why.
 */
export function createCleanUp(deps: CleanUpDeps): (expired?: CurrentSession | null) => void {
  const { store, repository, clock } = deps;
  let waiting = false;
  let expired: CurrentSession | null = null;

  function cleanUp() {
    // What stands in the place of a session that goes on is dealt with by the next look.
    if (store.current) return;
    const found = repository.read();
    const over =
      typeof found === 'string'
        ? found === 'expired' || found === 'malformed'
        : deps.reasonForEnd(found) !== null;
    if (!over) return;
    if (expired && repository.holds(expired)) repository.endLine(expired, 'expired');
    repository.clear();
  }

  return (session) => {
    expired = session ?? expired;
    if (waiting) return;
    waiting = true;
    const cancel = clock.after(VIEW_LAGS_MS, () => {
      waiting = false;
      forget();
      cleanUp();
      deps.revalidate();
    });
    const forget = onAbort(store.signal, cancel);
  };
}
