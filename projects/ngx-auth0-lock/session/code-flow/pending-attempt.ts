// Attempts to sign in that are under way, in this origin's own storage: nobody else can put one there,
// while a cookie may come from a sibling domain, or on localhost from another port.
import { fieldsOf } from '../fields-of';
import { webStorage, type TokenStorage } from '../storage/token-storage';
import type { Clock } from '../time/clock';

/** One attempt to sign in, as it is kept while the page is away. */
export interface PendingAttempt {
  readonly state: string;
  readonly nonce: string;
  /** When it started, in milliseconds by this device's clock. */
  readonly startedAt: number;
  readonly returnTo: string | null;
  /** Redeems the code; null in the implicit flow, which has none. */
  readonly verifier: string | null;
  /** How many seconds ago the person may have signed in at the tenant, if that matters. */
  readonly maxAgeSeconds?: number;
  /** The organization that the sign-in is for, if it was asked for one. */
  readonly organization?: string | null;
}

/** The attempts of this browser that an answer may still come for. */
export interface PendingAttempts {
  /** Remembers an attempt for ten minutes from now; again, for ten minutes more. */
  keep(attempt: PendingAttempt): void;
  /**
   * The attempt with that state or nonce, which counts for one answer: it is forgotten at the same
   * time.
   */
  take(key: 'state' | 'nonce', value: unknown): PendingAttempt | null;
  /** Whether the browser keeps anything for this page: without that, no attempt is ever found. */
  readonly blocked: boolean;
}

/** What attempts are kept with. */
export interface PendingAttemptsDeps {
  readonly clock: Clock;
  /** Names this session among those of the origin. */
  readonly name: string;
  /** Whether the answer may come in another tab, as a link in an e-mail does. */
  readonly anyTab?: boolean;
  /** For tests. Default: the browser's. */
  readonly areas?: { readonly session: TokenStorage; readonly local: TokenStorage };
}

/** How long an answer may take after the page was left, in milliseconds. */
export const ATTEMPT_LIFETIME = 600_000;
// More than that are not one person's.
const MOST = 10;

type Kept = PendingAttempt & { readonly until: number };

export function createPendingAttempts({
  clock,
  name,
  anyTab = false,
  areas = { session: webStorage('session'), local: webStorage('local') },
}: PendingAttemptsDeps): PendingAttempts {
  const storageKey = `${name}.attempts`;
  const home = anyTab ? areas.local : areas.session;
  // A page whose configuration was changed meanwhile finds what the one before has kept.
  const both = [areas.session, areas.local];

  function read(area: TokenStorage): readonly Kept[] {
    try {
      const stored: unknown = JSON.parse(area.get(storageKey) ?? '[]');
      return Array.isArray(stored) ? stored.filter((entry) => isLive(entry, clock.now())) : [];
    } catch {
      // Blocked, or not ours: then there is no attempt.
      return [];
    }
  }

  function write(area: TokenStorage, attempts: readonly Kept[]): boolean {
    try {
      if (attempts.length) area.set(storageKey, JSON.stringify(attempts.slice(-MOST)));
      else if (area.get(storageKey) !== null) area.remove(storageKey);
      return true;
    } catch {
      return false;
    }
  }

  return {
    keep(attempt) {
      const others = read(home).filter(({ state }) => state !== attempt.state);
      const { state, nonce, startedAt, returnTo, verifier, maxAgeSeconds, organization } = attempt;
      const until = clock.now() + ATTEMPT_LIFETIME;
      // JSON leaves out what is undefined.
      const kept = {
        ...{ state, nonce, startedAt, returnTo, verifier, until },
        ...{ maxAgeSeconds, organization },
      };
      write(home, [...others, kept]);
    },
    take(key, value) {
      let taken: PendingAttempt | null = null;
      for (const area of both) {
        const attempts = read(area);
        const { until, ...found } = attempts.find((entry) => entry[key] === value) ?? NONE;
        // What cannot be forgotten could be used twice.
        const rest = attempts.filter((entry) => entry[key] !== value);
        if (until && write(area, rest)) taken ??= found;
      }
      return taken;
    },
    get blocked() {
      const probe = `${storageKey}.probe`;
      try {
        home.set(probe, '1');
        const kept = home.get(probe) === '1';
        home.remove(probe);
        return !kept;
      } catch {
        return true;
      }
    },
  };
}

const NONE = { until: 0 } as Kept;

function isLive(entry: unknown, now: number): entry is Kept {
  const fields = fieldsOf(entry);
  const { state, nonce, startedAt, until, verifier, returnTo } = fields;
  const { maxAgeSeconds, organization } = fields;
  return (
    [state, nonce].every((text) => typeof text === 'string' && text) &&
    [verifier, returnTo, organization ?? null].every(
      (text) => text === null || typeof text === 'string',
    ) &&
    Number.isFinite(startedAt) &&
    (maxAgeSeconds === undefined || Number.isFinite(maxAgeSeconds)) &&
    typeof until === 'number' &&
    now < until &&
    // Kept by a clock that has been set back since.
    until <= now + ATTEMPT_LIFETIME
  );
}
