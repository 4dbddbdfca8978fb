// The session that storage holds: read and judged, written, and taken out, with the lines that ended.
import type { IdleWatch } from '../idle/idle-timeout';
import type { SignedOutReason } from '../session-state';
import { endedAround, endedKey, readEndedLines, writeEndedLine } from '../storage/ended-lines';
import type { ResilientStorage } from '../storage/resilient-storage';
import { clearSession, readSession, recordKey, writeSession } from '../storage/session-record';
import type { Clock } from '../time/clock';
import { signatureOf } from '../token/id-token';
import { judgeStoredToken, type StoredTokenVerdict, type TrustRules } from '../token/stored-token';
import { currentSession, latestEnd, offsetOf, type CurrentSession } from './current-session';

/** What the repository is made of. */
export interface RepositoryDeps {
  readonly storage: ResilientStorage;
  readonly storageKey: string;
  readonly trustRules: TrustRules;
  readonly clock: Clock;
  readonly idle: IdleWatch | undefined;
}

/** The one place that reads and writes the stored session. */
export interface SessionRepository {
  /** The session that storage holds, or why there is none to be trusted. */
  read(): CurrentSession | Exclude<StoredTokenVerdict['verdict'], 'trusted'>;
  /** Whether storage holds the very token of a session. */
  holds(session: CurrentSession): boolean;
  write(session: CurrentSession): void;
  clear(): void;
  /** Tries once more to take out what storage refused to remove. */
  retryRemovals(): void;
  /** Whether what was written could not be, and lives in this page's memory alone. */
  inMemoryOnly(): boolean;
  /** Why a session's line ended, in whatever tab, though its token is good; null while it goes on. */
  endOf(session: CurrentSession): SignedOutReason | null;
  /** Keeps every tab from bringing a session's line back, whatever view of storage it has. */
  endLine(session: CurrentSession, reason: SignedOutReason): void;
}

export function createSessionRepository(deps: RepositoryDeps): SessionRepository {
  const { storage, storageKey, trustRules, clock, idle } = deps;
  return {
    read() {
      const now = clock.now();
      const raw = readSession(storage, storageKey);
      const stored = raw && { ...raw, clockOffset: offsetOf(raw, now) };
      const byTenantClock = now + (stored?.clockOffset ?? 0);
      const judged = judgeStoredToken(stored?.idToken, trustRules, byTenantClock);
      if (judged.verdict !== 'trusted') return judged.verdict;
      return currentSession(stored!, judged.claims, trustRules.leewaySeconds, clock);
    },
    holds: (session) => storage.get(storageKey) === session.idToken,
    write: (session) => writeSession(storage, storageKey, session),
    clear() {
      clearSession(storage, storageKey);
      idle?.forget();
    },
    retryRemovals: storage.retryRemovals,
    inMemoryOnly: () => storage.inMemoryOnly(storageKey),
    endOf({ line, idToken, claims }) {
      const now = clock.now();
      const ended = readEndedLines(storage, storageKey, now);
      const known = line !== signatureOf(idToken);
      const reason =
        ended.find((entry) => entry.line === line)?.reason ??
        (known ? null : endedAround(ended, claims.iat, now));
      return reason ? seenFromElsewhere(reason) : null;
    },
    endLine(session, reason) {
      const now = clock.now();
      const until = latestEnd(session, trustRules.leewaySeconds, now);
      writeEndedLine(storage, storageKey, { line: session.line, reason, at: now, until }, now);
    },
  };
}

/** The keys under which a session and what ended stand. */
export function storedKeys(storageKey: string): readonly string[] {
  return [storageKey, recordKey(storageKey), endedKey(storageKey)];
}

/** What another tab calls "signed out" happened elsewhere for this one; every other reason is shared. */
export function seenFromElsewhere(reason: SignedOutReason): SignedOutReason {
  return reason === 'signed-out' ? 'elsewhere' : reason;
}
