// Remembers in storage which sign-ins ended, so that no tab brings one of them back with a renewal.
import { fieldsOf } from '../fields-of';
import type { SignedOutReason } from '../session-state';
import type { TokenStorage } from './token-storage';

/**
 * A sign-in with all its renewals that is over. Browsers keep a view of web storage for each process:
 * a tab may read, and write over, the old token for a moment after another tab removed it.
 */
export interface EndedLine {
  /** The id that the sign-in's renewals inherited. */
  readonly line: string;
  readonly reason: SignedOutReason;
  /** When it ended, in milliseconds since 1970. */
  readonly at?: number;
  /** Until when a token of the line could be valid, in milliseconds since 1970. */
  readonly until: number;
}

// More sign-outs than that within the life of one token are not a person's.
const MOST = 50;

/** The key under which the ended lines stand. */
export function endedKey(storageKey: string): string {
  return `${storageKey}.ended`;
}

/** The lines that ended and could still have a valid token at `now`. Never throws. */
export function readEndedLines(
  storage: TokenStorage,
  storageKey: string,
  now: number,
): readonly EndedLine[] {
  const stored = storage.get(endedKey(storageKey));
  if (!stored) return [];
  try {
    const lines: unknown = JSON.parse(stored);
    if (!Array.isArray(lines)) return [];
    return lines.filter(isEndedLine).filter(({ until }) => until > now);
  } catch {
    // Not ours, or cut off: then nothing is known to have ended.
    return [];
  }
}

// Two tabs that write at the same moment can leave the token of one beside the record of the other.
const SAME_MOMENT = 1000;
const CLEANED_UP_BY = 60_000;
const ISSUED_SOON_AFTER = 2000;

/**
 * Why a token without a record may be one of a line that has just ended: a renewal that another tab
 * wrote into the midst of a sign-out or a sign-in. A token of other code is let in a moment later.
 *
 * @param issuedAt the token's `iat`, in seconds.
 */
export function endedAround(
  lines: readonly EndedLine[],
  issuedAt: number,
  now: number,
): SignedOutReason | null {
  const line = lines.find(({ at = -Infinity }) => {
    const ago = Math.abs(now - at);
    return ago < SAME_MOMENT || (ago < CLEANED_UP_BY && issuedAt * 1000 <= at + ISSUED_SOON_AFTER);
  });
  return line?.reason ?? null;
}

function isEndedLine(entry: unknown): entry is EndedLine {
  const { line, reason, until } = fieldsOf(entry);
  return typeof line === 'string' && typeof reason === 'string' && typeof until === 'number';
}

/** Adds a line to those that ended, and forgets the ones whose tokens are all over. */
export function writeEndedLine(
  storage: TokenStorage,
  storageKey: string,
  ended: EndedLine,
  now: number,
): void {
  const others = readEndedLines(storage, storageKey, now).filter(({ line }) => line !== ended.line);
  storage.set(endedKey(storageKey), JSON.stringify([...others, ended].slice(-MOST)));
}
