// Storage that never throws: memory takes over for what the browser refuses to keep.
import type { TokenStorage } from './token-storage';

/** Storage that never throws. */
export interface ResilientStorage extends TokenStorage {
  /** Whether what this page holds under `key` could not be written, and lives in memory alone. */
  inMemoryOnly(key: string): boolean;
  /** Tries again to remove what storage refused to, unless something else stands there by now. */
  retryRemovals(): void;
}

/**
 * Makes any storage safe to use: what it refuses to keep is kept in memory, what it refuses to
 * remove counts as removed, and what it refuses to read is what was last known.
 *
 * @param onFailure called at each refusal.
 */
export function resilientStorage(
  storage: TokenStorage,
  onFailure: (cause: unknown) => void,
): ResilientStorage {
  const cache = new Map<string, string | null>();
  const inMemoryOnly = new Set<string>();
  /** What could not be removed, and still stands there. */
  const leftBehind = new Map<string, string | null>();

  const write = (key: string, value: string | null) => {
    const before = cache.get(key) ?? peek(key);
    cache.set(key, value);
    leftBehind.delete(key);
    try {
      if (value === null) storage.remove(key);
      else storage.set(key, value);
      // Storage that is partitioned or about to be evicted takes a value and forgets it.
      if ((storage.get(key) ?? null) !== value) throw new Error('not kept');
      inMemoryOnly.delete(key);
    } catch (cause) {
      // Blocked or full storage throws at any call; memory takes over for this key.
      inMemoryOnly.add(key);
      if (value === null) {
        blank(key);
        leftBehind.set(key, before);
      }
      onFailure(cause);
    }
  };

  /** Writes over what cannot be removed, so that a reload or another tab does not find it. */
  const blank = (key: string) => {
    try {
      storage.set(key, '');
    } catch {
      // Then it stays: there is no other way to take it out.
    }
  };

  /** What stands there; null where storage does not even say that. */
  function peek(key: string): string | null {
    try {
      return storage.get(key);
    } catch {
      return null;
    }
  }

  const tryToRemove = (key: string) => {
    try {
      storage.remove(key);
      if (storage.get(key) === null) readAgain(key);
    } catch {
      // Refused once more; the next look tries again.
    }
  };

  const readAgain = (key: string) => {
    leftBehind.delete(key);
    inMemoryOnly.delete(key);
  };

  return {
    get(key) {
      if (!inMemoryOnly.has(key)) {
        try {
          const value: unknown = storage.get(key);
          cache.set(key, typeof value === 'string' ? value : null);
        } catch (cause) {
          // Not knowing is no reason to end a session: the last known value stands.
          onFailure(cause);
        }
      }
      return cache.get(key) ?? null;
    },
    set: write,
    remove: (key) => write(key, null),
    inMemoryOnly: (key) => inMemoryOnly.has(key),
    retryRemovals() {
      for (const [key, before] of leftBehind) {
        const stands = peek(key);
        // What another tab has written since is not what was to go.
        if (stands === '' || stands === before) tryToRemove(key);
        else if (stands !== null) readAgain(key);
      }
    },
  };
}
