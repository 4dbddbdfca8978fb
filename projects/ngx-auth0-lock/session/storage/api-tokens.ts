// The access tokens for further APIs, as they are kept beside a session: those of one sign-in.
import { fieldsOf } from '../fields-of';
import { apiTokensKey } from './session-record';
import type { TokenStorage } from './token-storage';

/** An access token for one API. */
export interface ApiToken {
  readonly audience: string;
  /** As it was asked for, in order; empty where nothing was. */
  readonly scope: string;
  readonly token: string;
  /** When it expires, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** When it came, in milliseconds since 1970. */
  readonly acceptedAt: number;
}

const VERSION = 1;
// More APIs than that are not one app's.
const MOST = 20;

/** The tokens of the sign-in `line`; none of any other. */
export function readApiTokens(
  storage: TokenStorage,
  storageKey: string,
  line: string,
): readonly ApiToken[] {
  const stored = parse(storage.get(apiTokensKey(storageKey)));
  const { tokens } = stored;
  return stored['line'] === line && Array.isArray(tokens) ? tokens.filter(isApiToken) : [];
}

/** Keeps a token of `line`, in the place of the one before, and of all those of other sign-ins. */
export function writeApiToken(
  storage: TokenStorage,
  storageKey: string,
  line: string,
  token: ApiToken,
): void {
  const others = readApiTokens(storage, storageKey, line).filter(
    (entry) =>
      entry.expiresAt > token.acceptedAt &&
      (entry.audience !== token.audience || entry.scope !== token.scope),
  );
  const tokens = [...others, token].slice(-MOST);
  storage.set(apiTokensKey(storageKey), JSON.stringify({ version: VERSION, line, tokens }));
}

/** Removes the tokens of `line`; those of a sign-in that came after it stay. */
export function clearApiTokens(storage: TokenStorage, storageKey: string, line: string): void {
  const key = apiTokensKey(storageKey);
  if (parse(storage.get(key))['line'] === line) storage.remove(key);
}

function parse(stored: string | null): ReturnType<typeof fieldsOf> {
  try {
    const fields = fieldsOf(JSON.parse(stored ?? 'null'));
    return fields['version'] === VERSION ? fields : {};
  } catch {
    // Not ours, or cut off: then there are none.
    return {};
  }
}

function isApiToken(entry: unknown): entry is ApiToken {
  const { audience, scope, token, expiresAt, acceptedAt } = fieldsOf(entry);
  return (
    [audience, scope, token].every((text) => typeof text === 'string') &&
    Number.isFinite(expiresAt) &&
    Number.isFinite(acceptedAt)
  );
}
