// Tells listeners, once, that the browser keeps no data for this page.
import { AuthError } from '../auth-error';
import type { Clock } from '../time/clock';
import { onAbort } from '../time/wait';
import type { SessionStore } from './session-store';

/** What to call at each refusal of storage. */
export function storageFailureReport(store: SessionStore, clock: Clock): (cause: unknown) => void {
  let reported = false;
  return (cause) => {
    // Once: the page can do nothing about the second time. A moment later, since the first time may
    // come while the page is being made, before anybody listens.
    if (reported) return;
    reported = true;
    const error = new AuthError('storage', 'The browser keeps no data for this page.', cause);
    onAbort(
      store.signal,
      clock.after(0, () => store.dispatch({ type: 'storage-failed', error })),
    );
  };
}
