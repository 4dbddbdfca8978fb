// A `localStorage` for the specs: seen by all tabs at once, or by each process with a view that lags.
import type { TokenStorage } from '../storage/token-storage';

type Method = 'get' | 'set' | 'remove';

/** One change, as it was made; `value` is null where the key was removed. */
interface Mutation {
  readonly by: StorageView | null;
  readonly key: string;
  readonly value: string | null;
}

/** A `localStorage` whose every method can be made to throw. */
export class SharedStorage {
  /** What a process that starts now would read. */
  readonly values = new Map<string, string>();
  /** Every change in the order in which the browser took it in; see {@link openView}. */
  readonly log: Mutation[] = [];

  /** The keys of what makes a session, without the list of those that ended. */
  get sessionKeys(): readonly string[] {
    return [...this.values.keys()].filter((key) => !key.endsWith('.ended')).sort();
  }

  /** Called before each access; throws where the browser would. */
  guard: (method: Method, key: string) => void = () => {};

  /** Storage that refuses the next so many accesses of one kind to one key, and then works again. */
  refuse(method: Method, key: string, times = 1): void {
    let left = times;
    this.guard = (asked, on) => {
      if (asked === method && on === key && left-- > 0) throw new DOMException('QuotaExceeded');
    };
  }

  /** Storage as a tab sees it that shares its process with all others. */
  seenFrom(changed: () => void): TokenStorage {
    return {
      get: (key) => {
        this.guard('get', key);
        return this.values.get(key) ?? null;
      },
      set: (key, value) => {
        this.guard('set', key);
        this.values.set(key, value);
        changed();
      },
      remove: (key) => {
        this.guard('remove', key);
        if (this.values.delete(key)) changed();
      },
    };
  }

  /** Storage as a process of its own sees it, from now on; see {@link StorageView}. */
  openView(): StorageView {
    return new StorageView(this);
  }

  /** A change in the browser's own order. */
  commit(by: StorageView | null, key: string, value: string | null): void {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
    this.log.push({ by, key, value });
  }
}

/**
 * What one process knows of storage, as in today's browsers: its own changes at once, those of others
 * one by one when word of them arrives, and then a storage event for each. Until then it reads old values.
 */
export class StorageView implements TokenStorage {
  private readonly known: Map<string, string>;
  private readonly ownChange = new Map<string, number>();
  private next: number;
  /** Told of each change of another process when this one learns of it. */
  onEvent: (key: string) => void = () => {};
  /** A process that is gone writes nothing any more. */
  dead = false;

  constructor(private readonly storage: SharedStorage) {
    this.known = new Map(storage.values);
    this.next = storage.log.length;
  }

  get(key: string): string | null {
    this.storage.guard('get', key);
    return this.known.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.storage.guard('set', key);
    this.change(key, value);
  }

  remove(key: string): void {
    this.storage.guard('remove', key);
    if (this.known.has(key)) this.change(key, null);
  }

  /** How many changes of other processes this one has not heard of. */
  get behind(): number {
    return this.storage.log.slice(this.next).filter(({ by }) => by !== this).length;
  }

  /** Learns of the next so many changes of other processes. */
  catchUp(most = Infinity): void {
    for (let count = 0; count < most;) {
      const at = this.next;
      const mutation = this.storage.log[at];
      if (!mutation) return;
      this.next++;
      if (mutation.by === this) continue;
      count++;
      // What this process changed later stays: the other change is older in the browser's order.
      if ((this.ownChange.get(mutation.key) ?? -1) < at) this.learn(mutation.key, mutation.value);
      this.onEvent(mutation.key);
    }
  }

  private change(key: string, value: string | null): void {
    if (this.dead || (this.known.get(key) ?? null) === value) return;
    this.ownChange.set(key, this.storage.log.length);
    this.learn(key, value);
    this.storage.commit(this, key, value);
  }

  private learn(key: string, value: string | null): void {
    if (value === null) this.known.delete(key);
    else this.known.set(key, value);
  }
}
