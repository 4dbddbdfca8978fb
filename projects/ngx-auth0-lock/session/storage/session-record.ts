// What is kept in storage, and in which order, so that a half-written session is never read.
import { fieldsOf } from '../fields-of';
import { signatureOf } from '../token/id-token';
import type { TokenStorage } from './token-storage';

/** What is kept of a session. */
export interface StoredSession {
  readonly idToken: string;
  /**
   * The random id of the sign-in, which its renewals inherit. A token that other code stored is a
   * line of its own, by its signature.
   */
  readonly line: string;
  readonly accessToken: string | null;
  /** When the access token expires, in milliseconds since 1970. */
  readonly accessExpiresAt: number;
  /** The tenant's time minus this device's, in milliseconds; 0 unless they differ widely. */
  readonly clockOffset: number;
  /** When the session was accepted, in milliseconds since 1970 by this device's clock. */
  readonly acceptedAt: number;
}

/** The record beside an ID token; `of` names the token it belongs to, by its signature. */
interface SessionRecord {
  readonly of: string;
  readonly line?: string;
  readonly accessToken?: string;
  readonly accessExpiresAt?: number;
  readonly clockOffset?: number;
  readonly acceptedAt?: number;
}

const VERSION = 1;

/** The key of the record that stands beside the raw ID token. */
export function recordKey(storageKey: string): string {
  return `${storageKey}.session`;
}

/** The key of the access tokens for further APIs; see `api-tokens.ts`. */
export function apiTokensKey(storageKey: string): string {
  return `${storageKey}.apis`;
}

/** Reads what is stored; the ID token alone is a session too (a legacy app may write only that). */
export function readSession(storage: TokenStorage, storageKey: string): StoredSession | null {
  const idToken = storage.get(storageKey);
  if (idToken === null) return null;
  const name = signatureOf(idToken);
  const record = readRecords(storage, storageKey).find((entry) => entry.of === name);
  return {
    idToken,
    line: textOr(record?.line, name),
    accessToken: textOr(record?.accessToken, null),
    accessExpiresAt: numberOr(record?.accessExpiresAt, 0),
    clockOffset: numberOr(record?.clockOffset, 0),
    acceptedAt: numberOr(record?.acceptedAt, 0),
  };
}

/**
 * Writes a session so that at every moment the token that stands in storage has its own record: the
 * new record beside the old one, then the token, then the new record alone.
 */
export function writeSession(
  storage: TokenStorage,
  storageKey: string,
  session: StoredSession,
): void {
  const key = recordKey(storageKey);
  const { idToken, line, accessToken, accessExpiresAt, clockOffset, acceptedAt } = session;
  const record: SessionRecord = {
    of: signatureOf(idToken),
    line,
    acceptedAt,
    // An opaque access token is for the tenant's own /userinfo only; it is not worth keeping.
    ...(accessToken?.includes('.') ? { accessToken, accessExpiresAt } : {}),
    ...(clockOffset ? { clockOffset } : {}),
  };
  storage.set(key, toText([record, ...readRecords(storage, storageKey).slice(0, 1)]));
  storage.set(storageKey, idToken);
  storage.set(key, toText([record]));
}

/** Removes a session: the token first, since it alone makes one. */
export function clearSession(storage: TokenStorage, storageKey: string): void {
  storage.remove(storageKey);
  storage.remove(recordKey(storageKey));
  storage.remove(apiTokensKey(storageKey));
}

function toText(records: readonly SessionRecord[]): string {
  return JSON.stringify({ version: VERSION, records });
}

function readRecords(storage: TokenStorage, storageKey: string): readonly SessionRecord[] {
  try {
    const stored: unknown = JSON.parse(storage.get(recordKey(storageKey)) ?? 'null');
    const { version, records } = fieldsOf(stored);
    if (version !== VERSION || !Array.isArray(records)) return [];
    return records.filter((entry): entry is SessionRecord => !!entry && typeof entry === 'object');
  } catch {
    // Whatever is not JSON is no record; the token counts without it.
    return [];
  }
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

function numberOr(value: unknown, otherwise: number): number {
  return Number.isFinite(value) ? (value as number) : otherwise;
}
