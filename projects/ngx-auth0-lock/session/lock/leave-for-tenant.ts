// A sign-in on the tenant's own page: the page leaves, and comes back as from a redirect of Lock.
import { AuthError } from '../auth-error';
import type { PendingAttempt, PendingAttempts } from '../code-flow/pending-attempt';
import { universalLoginAddress, type UniversalLoginDeps } from '../code-flow/universal-login';
import type { UniversalLoginOptions } from '../session-api';
import type { LoginResult } from '../session-state';
import type { SessionStore } from '../state/session-store';
import { onAbort } from '../time/wait';

/** What leaving needs. */
export interface LeaveForTenantDeps {
  readonly store: SessionStore;
  readonly pending: PendingAttempts;
  /** Null in the implicit flow. */
  readonly universal: UniversalLoginDeps | null;
  /** For tests. Default: this page's `location.assign()`. */
  readonly leave?: (address: string) => void;
}

/**
 * Leaves for the tenant's own page. Settles only where the page stays after all: it is shown again from
 * the back/forward cache, the session is destroyed, or somebody signed in in another tab.
 *
 * Rejects with an AuthError `config` in the implicit flow, `storage` where no answer could ever be taken
 * up, and `insecure-context`.
 */
export async function leaveForTenant(
  {
    store,
    pending,
    universal,
    leave = (address) => globalThis.location.assign(address),
  }: LeaveForTenantDeps,
  attempt: PendingAttempt,
  options: UniversalLoginOptions,
  onCancel: (cancel: () => void) => void,
): Promise<LoginResult> {
  if (!universal) {
    throw new AuthError('config', "login({ universal }) needs flow: 'code' in the configuration.");
  }
  if (pending.blocked) {
    throw new AuthError(
      'storage',
      'The browser keeps no data for this page, so no sign-in can come back to it.',
    );
  }
  const address = await universalLoginAddress(universal, attempt, options);
  const over = new AbortController();
  const keep = () => pending.keep(attempt);
  keep();
  // The ten minutes of an attempt begin when the page is left.
  globalThis.window?.addEventListener('pagehide', keep, { signal: over.signal });
  return new Promise((resolve) => {
    const settle = (result: LoginResult) => {
      over.abort();
      resolve(result);
    };
    const cancel = () => settle({ outcome: 'cancelled' });
    onCancel(cancel);
    onAbort(store.signal, cancel);
    const forget = store.on((event) => {
      if (event.type !== 'signed-in' || event.origin === 'here') return;
      settle({ outcome: 'signed-in', claims: event.claims, returnTo: attempt.returnTo });
    });
    onAbort(over.signal, forget);
    leave(address.href);
  });
}
