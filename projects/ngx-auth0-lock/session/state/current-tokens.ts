// What may be read of a session at this moment: exact at every read, however late a timer is.
import type { Session } from '../session-api';
import type { Clock } from '../time/clock';
import { accessTimeLeft, timeLeft } from './current-session';
import type { SessionStore } from './session-store';

/** The reads of a session that never answer with what is over. */
export function currentTokens(
  store: SessionStore,
  clock: Clock,
): Pick<Session, 'authenticated' | 'idToken' | 'accessToken'> {
  function authenticated(): boolean {
    const { current } = store;
    if (current === null) return false;
    // Both clocks at every read: one may be set back, and the other stands still while a device sleeps.
    return timeLeft(current, clock) > 0;
  }

  return {
    authenticated,
    idToken: () => (authenticated() ? store.current!.idToken : null),
    accessToken() {
      const { current } = store;
      return authenticated() && accessTimeLeft(current!, clock) > 0 ? current!.accessToken : null;
    },
  };
}
