// What may be read of a session at this moment: exact at every read, however late a timer is.
import type { Session } from '../session-api';
import type { Clock } from '../time/clock';
import { timeLeft } from './current-session';
import type { SessionStore } from './session-store';

/** The reads of a session that never answer with what is over. */
export function currentTokens(
  store: SessionStore,
  clock: Clock,
): Pick<Session, 'authenticated' | 'idToken' | 'accessToken'> {
  function authenticated(): boolean {
    const { current } = store;
    if (current === null) return false;
    // The wall clock alone tells it, and faster, unless it is known to be wrong.
    return current.clockOffset ? timeLeft(current, clock) > 0 : clock.now() < current.endsAt;
  }

  return {
    authenticated,
    idToken: () => (authenticated() ? store.current!.idToken : null),
    accessToken() {
      const { current } = store;
      return authenticated() && clock.now() < current!.accessExpiresAt
        ? current!.accessToken
        : null;
    },
  };
}
