// Where a session is kept: the port, its kinds, and what happens when the browser refuses.

/** Storage for strings. Any method may throw: the session then goes on in memory. */
export interface TokenStorage {
  /** The value last set under `key`, to the letter, or null. */
  get(key: string): string | null;
  /** Keeps a value under `key`. */
  set(key: string, value: string): void;
  /** Forgets what is kept under `key`. */
  remove(key: string): void;
}

/** Keeps values for as long as the page lives. */
export function memoryStorage(): TokenStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

/**
 * The browser's `localStorage` or `sessionStorage`. They are looked up at each call, since the
 * getter itself throws where site data is blocked (auth0/lock#1242).
 */
export function webStorage(kind: 'local' | 'session'): TokenStorage {
  const area = () => (kind === 'local' ? localStorage : sessionStorage);
  return {
    get: (key) => area().getItem(key),
    set: (key, value) => area().setItem(key, value),
    remove: (key) => area().removeItem(key),
  };
}

/** Storage that never throws. */
export interface LastingStorage extends TokenStorage {
  /** Whether what this page holds under `key` could not be written, and lives in memory alone. */
  detached(key: string): boolean;
}

/**
 * Makes any storage safe to use: what it refuses to keep is kept in memory, what it refuses to
 * remove counts as removed, and what it refuses to read is what was last known.
 *
 * @param onFailure called at each refusal.
 */
export function lastingStorage(
  storage: TokenStorage,
  onFailure: (cause: unknown) => void,
): LastingStorage {
  const known = new Map<string, string | null>();
  const detached = new Set<string>();

  const write = (key: string, value: string | null) => {
    known.set(key, value);
    try {
      if (value === null) storage.remove(key);
      else storage.set(key, value);
      // Storage that is partitioned or about to be evicted takes a value and forgets it.
      if ((storage.get(key) ?? null) !== value) throw new Error('not kept');
      detached.delete(key);
    } catch (cause) {
      // Blocked or full storage throws at any call; memory takes over for this key.
      detached.add(key);
      if (value === null) blank(key);
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

  return {
    get(key) {
      if (!detached.has(key)) {
        try {
          const value: unknown = storage.get(key);
          known.set(key, typeof value === 'string' ? value : null);
        } catch (cause) {
          // Not knowing is no reason to end a session: the last known value stands.
          onFailure(cause);
        }
      }
      return known.get(key) ?? null;
    },
    set: write,
    remove: (key) => write(key, null),
    detached: (key) => detached.has(key),
  };
}
