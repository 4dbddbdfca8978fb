// When and how to renew: one request at a time, one tab for all, and never at a session's expense.
import { AuthError, type AuthErrorCode } from './auth-error';
import type { Clock } from './clock';
import { renewalLeft, type CurrentSession } from './current-session';
import { asAuthError } from './lock-error';
import type { LockAuthResult, LockPort } from './lock-port';
import type { Tabs } from './other-tabs';
import type { AuthEvent, LoginResult } from './session-state';

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
      const outcome = await host.accept(await checkSession(lock, clock), held);
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

function checkSession(lock: LockPort, clock: Clock): Promise<LockAuthResult> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(TIMEOUT, () =>
      reject(new AuthError('timeout', 'The tenant did not answer in time.')),
    );
    // No nonce here: given one, auth0-js makes no state (src/web-auth/index.js, checkSession).
    lock.checkSession({ timeout: TIMEOUT }, (raw, result) => {
      cancel();
      if (raw || !result) reject(raw ?? {});
      else resolve(result);
    });
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

/**
 * Whether cookies of the tenant are first-party on this page. Without the public suffix list the
 * last two labels stand for the site: wrong for `co.uk`, where it only costs the better message.
 */
function sameSite(tenantUrl: string, pageUrl: string | undefined): boolean {
  if (!pageUrl) return true;
  const [tenant, page] = [new URL(tenantUrl), new URL(pageUrl)];
  const site = ({ hostname }: URL) =>
    /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
  return tenant.protocol === page.protocol && site(tenant) === site(page);
}
