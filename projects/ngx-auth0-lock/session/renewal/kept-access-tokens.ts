// The access tokens that a sign-in has for its APIs: found while they are good, and gone with it.
import type { LockClientDeps } from '../lock/lock-client-deps';
import { accessTimeLeft, timeLeft, type CurrentSession } from '../state/current-session';
import { clearApiTokens, readApiTokens, writeApiToken, type ApiToken } from '../storage/api-tokens';
import type { TokenStorage } from '../storage/token-storage';
import { hasScopes, isFor, type FreshToken, type Wanted } from './api-token-source';

/** What the tokens are kept with. */
export interface KeptAccessTokensDeps extends Pick<LockClientDeps, 'store' | 'clock'> {
  readonly storageKey: string;
  /** Never throws. */
  readonly storage: TokenStorage;
}

/** The access tokens of whoever is signed in. */
export interface KeptAccessTokens {
  /** A token that is good, and not the refused one; null where there is none. */
  find(session: CurrentSession, wanted: Wanted, refused?: string): string | null;
  keep(line: string, wanted: Wanted, fresh: FreshToken): void;
  /** Takes out what a sign-in has. */
  forget(line: string): void;
  /** Whether a token was handed out to the sign-in `line`, as far as is remembered. */
  belongs(token: string, line: string): boolean;
}

// What ends on its way to the API was of no use: it is over so long before its end, or a tenth of its life.
const ON_ITS_WAY = 5000;
// Enough for all requests that are under way.
const MOST_REMEMBERED = 100;

export function createKeptAccessTokens(deps: KeptAccessTokensDeps): KeptAccessTokens {
  const { store, clock, storage, storageKey } = deps;
  /** The end of each token on the monotonic clock: setting the device's clock back wins no time. */
  const deadlines = new Map<string, number>();
  const lines = new Map<string, string>();

  let line = store.current?.line;
  store.subscribe(() => {
    const before = line;
    line = store.current?.line;
    if (before && before !== line) forget(before);
  });

  function forget(ended: string): void {
    clearApiTokens(storage, storageKey, ended);
    deadlines.clear();
  }

  function left({ token, expiresAt, acceptedAt }: ApiToken): number {
    const now = clock.now();
    const deadline =
      deadlines.get(token) ?? clock.elapsed() + expiresAt - Math.max(now, acceptedAt);
    deadlines.set(token, deadline);
    const ahead = Math.min(ON_ITS_WAY, (expiresAt - acceptedAt) / 10);
    return Math.min(expiresAt - now, deadline - clock.elapsed()) - ahead;
  }

  function remember(token: string, ofLine: string): void {
    lines.delete(token);
    lines.set(token, ofLine);
    if (lines.size > MOST_REMEMBERED) lines.delete(lines.keys().next().value!);
  }

  return {
    find(session, { audience, scope }, refused) {
      const kept = readApiTokens(storage, storageKey, session.line).find(
        (entry) => entry.audience === audience && entry.scope === scope,
      );
      const found =
        kept && left(kept) > 0 ? kept.token : ownToken(session, { audience, scope }, deps);
      if (found === null || found === refused) return null;
      remember(found, session.line);
      return found;
    },
    keep(ofLine, wanted, { token, lifetime }) {
      const acceptedAt = clock.now();
      const expiresAt = acceptedAt + lifetime;
      deadlines.set(token, clock.elapsed() + lifetime);
      writeApiToken(storage, storageKey, ofLine, { ...wanted, token, expiresAt, acceptedAt });
      remember(token, ofLine);
    },
    forget,
    belongs: (token, ofLine) => lines.get(token) === ofLine,
  };
}

/** Who is signed in, to the millisecond. */
export function signedInNow({ store, clock }: Pick<LockClientDeps, 'store' | 'clock'>) {
  const { current } = store;
  return current && timeLeft(current, clock) > 0 ? current : null;
}

/** The session's own access token, if it is good for that API and all that is asked for. */
function ownToken(
  session: CurrentSession,
  { audience, scope }: Wanted,
  { clock }: Pick<LockClientDeps, 'clock'>,
): string | null {
  const { accessToken } = session;
  if (accessTimeLeft(session, clock) <= 0 || !isFor(accessToken, audience)) return null;
  return hasScopes(accessToken, scope) ? accessToken : null;
}
