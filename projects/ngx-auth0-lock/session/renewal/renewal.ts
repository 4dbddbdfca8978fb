// When and how to renew: one request at a time, one tab for all, and never at a session's expense.
import { AuthError, type AuthErrorCode } from '../auth-error';
import type { Clock } from '../time/clock';
import { renewalLeft, type CurrentSession } from '../state/current-session';
import { asAuthError } from '../lock/lock-error';
import type { LockAuthResult, LockPort } from '../lock-port';
import type { Tabs } from '../tabs/tabs';
import { sameSite } from '../lock/same-site';
import type { AuthEvent, LoginResult } from '../session-state';

// A tenant that does not answer must not hold up the other tabs; auth0-js would wait 60 s.
const TIMEOUT = 10_000;
const SHORTEST_PAUSE = 30_000;
const LONGEST_PAUSE = 600_000;

const NEEDS_PERSON: readonly AuthErrorCode[] = [
  'login-required',
  'consent-required',
  'third-party-cookies',
];

/** What renewing needs from its session. */
export interface RenewalHost {
  readonly clock: Clock;
  readonly tabs: Tabs;
  /** Names this session among the tabs of the origin. */
  readonly name: string;
  /** Seconds before the end; undefined when nothing is renewed by itself. */
  readonly beforeSeconds: number | undefined;
  /** The tenant's address, to tell blocked third-party cookies from a real "login required". */
  readonly tenantUrl: string;
  current(): CurrentSession | null;
  /** Looks into storage, where another tab may have put a newer token. */
  look(): void;
  lock(): Promise<LockPort>;
  /** Verifies Lock's answer and puts it in the place of `renews`. */
  accept(result: LockAuthResult, renews: CurrentSession): Promise<LoginResult>;
  tell(event: AuthEvent): void;
  /** Calls back when the session is let go of; returns what undoes it. */
  onDestroy(callback: () => void): () => void;
}

/** Renews one session after another. */
export interface Renewal {
  renew(): Promise<boolean>;
  /** Milliseconds until the next renewal that is made by itself; Infinity when there is none. */
  dueIn(): number;
  /** Forgets failures: there was a new sign-in. */
  reset(): void;
}

export function createRenewal(host: RenewalHost): Renewal {
  const { clock, tabs } = host;
  let renewing: Promise<boolean> | null = null;
  let failures = 0;
  // On the forward clock: no try before this, and none by itself before that.
  let earliest = -Infinity;
  let earliestByItself = -Infinity;

  async function attempt(held: CurrentSession): Promise<boolean> {
    const lock = await host.lock();
    return tabs.alone(`${host.name}.renew`, 2 * TIMEOUT, async () => {
      // Another tab may have renewed, or signed out, while this one waited.
      host.look();
      const now = host.current();
      if (now !== held) return now !== null;
      const outcome = await host.accept(await checkSession(lock, host), held);
      if (outcome.outcome === 'failed') throw outcome.error;
      return outcome.outcome === 'signed-in';
    });
  }

  async function renew(): Promise<boolean> {
    const held = host.current();
    if (!held || clock.elapsed() < earliest) return false;
    try {
      const renewed = await attempt(held);
      failures = 0;
      earliestByItself = clock.elapsed() + SHORTEST_PAUSE;
      return renewed;
    } catch (raw) {
      const error = explained(raw, host.tenantUrl);
      const pause = Math.min(SHORTEST_PAUSE * 2 ** failures++, LONGEST_PAUSE);
      earliest = clock.elapsed() + SHORTEST_PAUSE;
      // Asking again by ourselves changes nothing where the person is needed.
      earliestByItself = NEEDS_PERSON.includes(error.code) ? Infinity : clock.elapsed() + pause;
      host.tell({ type: 'renewal-failed', error });
      return false;
    }
  }

  return {
    renew: () =>
      (renewing ??= renew().finally(() => {
        renewing = null;
      })),
    dueIn() {
      const session = host.current();
      if (!session || host.beforeSeconds === undefined || renewing) return Infinity;
      const left = renewalLeft(session, host.beforeSeconds, clock);
      return Math.max(left, earliestByItself - clock.elapsed());
    },
    reset() {
      failures = 0;
      earliest = earliestByItself = -Infinity;
    },
  };
}

function checkSession(
  lock: LockPort,
  { clock, onDestroy }: Pick<RenewalHost, 'clock' | 'onDestroy'>,
): Promise<LockAuthResult> {
  let cancel = () => {};
  let forget = () => {};
  const answer = new Promise<LockAuthResult>((resolve, reject) => {
    const giveUp = () => {
      cancel();
      reject(new AuthError('timeout', 'The tenant did not answer in time.'));
    };
    cancel = clock.after(TIMEOUT, giveUp);
    forget = onDestroy(giveUp);
    // No nonce here: given one, auth0-js makes no state (src/web-auth/index.js, checkSession).
    lock.checkSession({ timeout: TIMEOUT }, (raw, result) => {
      if (raw || !result) reject(raw ?? {});
      else resolve(result);
    });
  });
  return answer.finally(() => {
    cancel();
    forget();
  });
}

function explained(raw: unknown, tenantUrl: string): AuthError {
  const error = asAuthError(raw, 'network', 'The session could not be renewed.');
  return error.code === 'login-required' && !sameSite(tenantUrl, globalThis.location?.href)
    ? new AuthError(
        'third-party-cookies',
        'The tenant saw no session. It is on another site than this page: the browser may block its cookies.',
        raw,
      )
    : error;
}
