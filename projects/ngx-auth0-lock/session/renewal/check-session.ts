// Renewal in the implicit flow: Lock asks the tenant in a hidden frame.
import { AuthError } from '../auth-error';
import type { AcceptAnswer } from '../lock/accept-answer';
import type { LockAuthResult, LockPort } from '../lock-port';
import type { SessionStore } from '../state/session-store';
import type { Clock } from '../time/clock';
import { within } from '../time/wait';
import { RENEWAL_TIMEOUT, type RenewalSource } from './renewal';

/** What asking through Lock needs. */
export interface CheckSessionDeps {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly accept: AcceptAnswer;
  lock(): Promise<LockPort>;
}

/** Renews by Lock's `checkSession`. */
export function renewalByLock(deps: CheckSessionDeps): RenewalSource {
  return async () => {
    const lock = await deps.lock();
    return async (renews, generation) =>
      deps.accept(await checkSession(lock, deps), { renews, generation });
  };
}

/**
 * Asks through Lock, with `params` beside those that the Lock was made with. Rejects with what Lock says,
 * or an AuthError `timeout`.
 */
export function checkSession(
  lock: LockPort,
  { clock, store }: Pick<CheckSessionDeps, 'clock' | 'store'>,
  params: Readonly<Record<string, unknown>> = {},
): Promise<LockAuthResult> {
  const answer = new Promise<LockAuthResult>((resolve, reject) => {
    // No nonce here: given one, auth0-js makes no state (src/web-auth/index.js, checkSession).
    lock.checkSession({ timeout: RENEWAL_TIMEOUT, ...params }, (raw, result) => {
      if (raw || !result) reject(raw ?? {});
      else resolve(result);
    });
  });
  const limits = { clock, milliseconds: RENEWAL_TIMEOUT, signal: store.signal };
  return within(answer, limits, () => {
    throw new AuthError('timeout', 'The tenant did not answer in time.');
  });
}
