// When and how to renew: one request at a time, one tab for all, and never at a session's expense.
import { AuthError, type AuthErrorCode } from '../auth-error';
import { asAuthError } from '../lock/lock-error';
import { sameSite } from '../lock/same-site';
import type { LoginResult } from '../session-state';
import { renewalLeft, type CurrentSession } from '../state/current-session';
import type { SessionStore } from '../state/session-store';
import type { StoredSessionSync } from '../state/stored-session-sync';
import type { Tabs } from '../tabs/tabs';
import type { Tenant } from '../tenant';
import type { Clock } from '../time/clock';
import type { SharedFailure } from './shared-failure';

// A tenant that does not answer must not hold up the other tabs; auth0-js would wait 60 s.
export const RENEWAL_TIMEOUT = 10_000;
// Whoever waits behind a tab that hangs goes on by itself in the end, but not all at the same moment.
const LONGEST_JITTER = 10_000;
export const SHORTEST_BACKOFF = 30_000;
const LONGEST_BACKOFF = 600_000;

/** Failures of a silent renewal that only a person can end. */
export const NEEDS_PERSON: readonly AuthErrorCode[] = [
  'login-required',
  'consent-required',
  'third-party-cookies',
  'refresh-token-lost',
];

/** Makes ready what renewing needs, and returns what renews a session once. */
export type RenewalSource = () => Promise<
  (renews: CurrentSession, generation: number) => Promise<LoginResult>
>;

/** What renewing needs. */
export interface RenewalDeps {
  readonly store: SessionStore;
  readonly sync: StoredSessionSync;
  readonly clock: Clock;
  readonly tabs: Tabs;
  /** Names this session among the tabs of the origin. */
  readonly name: string;
  /** Seconds before the end; undefined when nothing is renewed by itself. */
  readonly beforeSeconds: number | undefined;
  /** Tells blocked third-party cookies from a real "login required" by its address. */
  readonly tenant: Tenant;
  readonly source: RenewalSource;
  /** What a renewal came to in another tab. */
  readonly failure: SharedFailure;
}

/** Renews one session after another. */
export interface Renewal {
  renew(): Promise<boolean>;
  /** Milliseconds until the next renewal that is made by itself; Infinity when there is none. */
  dueIn(): number;
}

/** Names the lock that every tab holds while it asks the tenant for tokens: one grant at a time. */
export function renewalLock(name: string): string {
  return `${name}.renew`;
}

/** How long to wait for that lock, in milliseconds. */
export function patience(): number {
  return 2 * RENEWAL_TIMEOUT + Math.floor(Math.random() * LONGEST_JITTER);
}

/** How long to leave the tenant alone about one session, on the monotonic clock. */
interface Backoff {
  readonly session: CurrentSession | null;
  failures: number;
  /** No try before this, and none by itself before that. */
  earliest: number;
  earliestByItself: number;
}

export function createRenewal(deps: RenewalDeps): Renewal {
  const { store, sync, clock, tabs } = deps;
  let renewing: Promise<boolean> | null = null;
  let known = newBackoff(null);

  store.subscribe(() => {
    if (!store.current) deps.failure.forget();
  });

  /** Of the session now: another one, or a renewed one, starts without any. */
  function backoff(): Backoff {
    if (known.session !== store.current) known = newBackoff(store.current);
    return known;
  }

  async function attempt(held: CurrentSession): Promise<boolean> {
    const ask = await deps.source();
    return tabs.runExclusive(renewalLock(deps.name), patience(), async () => {
      // Another tab may have renewed, or signed out, while this one waited.
      sync.revalidate();
      const { current, generation } = store;
      if (current !== held) return current !== null;
      if (store.signal.aborted) return false;
      deps.failure.throwFor(held.line);
      const result = await ask(held, generation).catch((raw: unknown): LoginResult => {
        return { outcome: 'failed', error: explained(raw, deps.tenant.url) };
      });
      if (result.outcome === 'failed') {
        // Before the next tab gets its turn. What a page that is left gave up says nothing of the tenant.
        if (!store.signal.aborted) deps.failure.report(held.line, result.error);
        throw result.error;
      }
      return result.outcome === 'signed-in';
    });
  }

  async function renew(): Promise<boolean> {
    const held = store.current;
    if (!held || store.signal.aborted || clock.elapsed() < backoff().earliest) return false;
    try {
      const renewed = await attempt(held);
      backoff().earliestByItself = clock.elapsed() + SHORTEST_BACKOFF;
      return renewed;
    } catch (raw) {
      const error = explained(raw, deps.tenant.url);
      const state = backoff();
      const pause = Math.min(SHORTEST_BACKOFF * 2 ** state.failures++, LONGEST_BACKOFF);
      state.earliest = clock.elapsed() + SHORTEST_BACKOFF;
      // Asking again by ourselves changes nothing where the person is needed.
      const needsPerson = NEEDS_PERSON.includes(error.code);
      state.earliestByItself = needsPerson ? Infinity : clock.elapsed() + pause;
      store.dispatch({ type: 'renewal-failed', error });
      return false;
    }
  }

  return {
    renew: () =>
      (renewing ??= renew().finally(() => {
        renewing = null;
      })),
    dueIn() {
      const { current } = store;
      if (!current || deps.beforeSeconds === undefined || renewing) return Infinity;
      const left = renewalLeft(current, deps.beforeSeconds, clock);
      return Math.max(left, backoff().earliestByItself - clock.elapsed());
    },
  };
}

function newBackoff(session: CurrentSession | null): Backoff {
  return { session, failures: 0, earliest: -Infinity, earliestByItself: -Infinity };
}

/** Why the tenant did not answer silently, as an AuthError. */
export function explained(raw: unknown, tenantUrl: string): AuthError {
  const error = asAuthError(raw, 'network', 'The session could not be renewed.');
  return error.code === 'login-required' && !sameSite(tenantUrl, globalThis.location?.href)
    ? new AuthError(
        'third-party-cookies',
        'The tenant saw no session. It is on another site than this page: the browser may block its cookies.',
        raw,
      )
    : error;
}
