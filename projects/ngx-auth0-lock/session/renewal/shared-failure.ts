// Tells the other tabs that a renewal failed, so that a tenant that hangs is not asked by each of them.
import { AuthError, type AuthErrorCode } from '../auth-error';
import { fieldsOf } from '../fields-of';
import type { TokenStorage } from '../storage/token-storage';
import type { Clock } from '../time/clock';

/** How long a failure counts for every tab, in milliseconds. */
export const SHARED_FOR = 30_000;

// What another tab would be answered as well; a failure of this page's own says nothing of theirs.
const SHARED: readonly unknown[] = [
  'timeout',
  'network',
  'login-required',
  'consent-required',
  'third-party-cookies',
  'audience',
  'refresh-token-lost',
] satisfies AuthErrorCode[];

/** The last failed renewal, as all tabs of the origin see it. */
export interface SharedFailure {
  /** Throws what a renewal of that line came to in another tab a moment ago. */
  throwFor(line: string): void;
  /** Lets the other tabs know. */
  report(line: string, error: AuthError): void;
  /** Leaves nothing of it in storage, once nobody is signed in. */
  forget(): void;
}

/**
 * A failure that stands in storage, with its line, code and time, and never a token.
 *
 * @param name names the session among the tabs of the origin.
 */
export function sharedFailure(storage: TokenStorage, name: string, clock: Clock): SharedFailure {
  const key = `${name}.renewal-failed`;
  return {
    throwFor(line) {
      const failure = read(storage, key);
      const ago = clock.now() - Number(failure['at']);
      if (failure['line'] !== line || !SHARED.includes(failure['code'])) return;
      if (!(ago >= 0 && ago < SHARED_FOR)) return;
      const code = failure['code'] as AuthErrorCode;
      throw new AuthError(code, 'The renewal failed in another tab a moment ago.');
    },
    report(line, { code }) {
      if (!SHARED.includes(code)) return;
      try {
        storage.set(key, JSON.stringify({ line, code, at: clock.now() }));
      } catch {
        // Without storage each tab learns it by itself.
      }
    },
    forget() {
      try {
        if (storage.get(key) !== null) storage.remove(key);
      } catch {
        // It counts for a moment only.
      }
    },
  };
}

function read(storage: TokenStorage, key: string): ReturnType<typeof fieldsOf> {
  try {
    return fieldsOf(JSON.parse(storage.get(key) ?? 'null'));
  } catch {
    // Blocked, or not ours.
    return {};
  }
}
