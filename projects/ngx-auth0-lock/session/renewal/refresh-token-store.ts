// Where refresh tokens are kept: one entry per sign-in, changed in transactions only.

/** A place for refresh tokens. May reject where the browser refuses. */
export interface RefreshTokenStore {
  /** Puts the token of a line in the place of the one before; false when the line has ended. */
  keep(line: string, token: string): Promise<boolean>;
  /** Takes the token of a line out for good; null when there is none. */
  spend(line: string): Promise<string | null>;
  /** Whether the token of a line was taken out and none has come in its place. */
  isSpent(line: string): Promise<boolean>;
  /** Remembers that a line has ended; the token that was still unspent. */
  end(line: string): Promise<string | null>;
}

/** An entry: `token` is null once it was spent, or when the line has ended. */
interface Entry {
  readonly line: string;
  readonly token: string | null;
  readonly ended: boolean;
  readonly at: number;
}

// An answer that is on its way when its line ends arrives long before that.
const REMEMBERED_MS = 86_400_000;

/** Keeps refresh tokens for as long as the page lives. */
export function memoryRefreshTokens(): RefreshTokenStore {
  const entries = new Map<string, Pick<Entry, 'token' | 'ended'>>();
  const take = (line: string, ended: boolean) => {
    const before = entries.get(line);
    // What never was there is not spent.
    if (before || ended) entries.set(line, { token: null, ended: ended || before?.ended === true });
    return before?.token ?? null;
  };
  return {
    async keep(line, token) {
      if (entries.get(line)?.ended) return false;
      entries.set(line, { token, ended: false });
      return true;
    },
    spend: async (line) => take(line, false),
    isSpent: async (line) => isSpent(entries.get(line)),
    end: async (line) => take(line, true),
  };
}

/**
 * Keeps refresh tokens in the browser's database `name`, for all tabs of the origin.
 *
 * @param factory for tests. Default: the browser's.
 */
export function databaseRefreshTokens(
  name: string,
  factory: IDBFactory = globalThis.indexedDB,
): RefreshTokenStore {
  let opening: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    return (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'line' });
      request.onerror = () => reject(request.error!);
      request.onblocked = () => reject(new Error('blocked'));
      request.onsuccess = () => {
        const database = request.result;
        // Another page, of a newer version, or of somebody who clears this site, must not wait for us.
        database.onversionchange = () => database.close();
        database.onclose = () => (opening = null);
        resolve(database);
      };
    }).catch((cause: unknown) => {
      opening = null;
      throw cause;
    }));
  }

  /**
   * Reads the entry of a line and writes what `change` makes of it in one transaction, which is on the
   * disk before this settles: else a browser that dies could bring a spent token back.
   */
  async function update<T>(
    line: string,
    change: (before: Entry | undefined) => { next: Omit<Entry, 'line' | 'at'> | null; result: T },
  ): Promise<T> {
    const database = await open();
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' });
      const table = transaction.objectStore(TABLE);
      let result: T;
      const reading = table.get(line) as IDBRequest<Entry | undefined>;
      reading.onsuccess = () => {
        const changed = change(reading.result);
        ({ result } = changed);
        if (changed.next) table.put({ line, at: Date.now(), ...changed.next } satisfies Entry);
      };
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  }

  /** Forgets lines that ended long ago. */
  async function sweep(): Promise<void> {
    const database = await open();
    const table = database.transaction(TABLE, 'readwrite').objectStore(TABLE);
    const walk = table.openCursor();
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return;
      const { ended, at } = cursor.value as Entry;
      if (ended && at < Date.now() - REMEMBERED_MS) cursor.delete();
      cursor.continue();
    };
  }

  return {
    keep: (line, token) =>
      update(line, (before) =>
        before?.ended
          ? { next: null, result: false }
          : { next: { token, ended: false }, result: true },
      ),
    spend: (line) =>
      update(line, (before) => ({
        next: before?.token ? { token: null, ended: before.ended } : null,
        result: before?.token ?? null,
      })),
    isSpent: (line) => update(line, (before) => ({ next: null, result: isSpent(before) })),
    async end(line) {
      const token = await update(line, (before) => ({
        next: { token: null, ended: true },
        result: before?.token ?? null,
      }));
      void sweep().catch(() => {});
      return token;
    },
  };
}

function isSpent(entry: Pick<Entry, 'token' | 'ended'> | undefined): boolean {
  return entry !== undefined && entry.token === null && !entry.ended;
}

const TABLE = 'refresh-tokens';
