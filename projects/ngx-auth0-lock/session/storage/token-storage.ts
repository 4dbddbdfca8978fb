// Where a session is kept: the port, and the kinds that a browser has.

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

/** The storage that an option names, or is. Default: the browser's `localStorage`. */
export function storageOf(
  storage: 'local' | 'session' | 'memory' | TokenStorage = 'local',
): TokenStorage {
  if (typeof storage === 'object') return storage;
  return storage === 'memory' ? memoryStorage() : webStorage(storage);
}
