// Gives Node what the specs need of a page, so that they run there as in a browser, which has it all.

class StandInDocument extends EventTarget {
  get hidden(): boolean {
    return false;
  }
}

/** `localStorage` and `sessionStorage`; the getters are looked up at each call, as in a browser. */
class StandInStorage {
  private readonly values = new Map<string, string>();
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, String(value));
  removeItem = (key: string) => void this.values.delete(key);
  clear = () => this.values.clear();
}

/** Makes web storage alone where there is none, for attempts that are kept while a page is away. */
export function standInStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    if (name in globalThis) continue;
    const value = new StandInStorage();
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Makes `window`, `document` and web storage where there are none; returns what undoes it. */
export function standInPage(): () => void {
  const missing = {
    window: new EventTarget(),
    document: new StandInDocument(),
    localStorage: new StandInStorage(),
    sessionStorage: new StandInStorage(),
  };
  const added = Object.entries(missing).filter(([name]) => !(name in globalThis));
  for (const [name, value] of added) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name] of added) Reflect.deleteProperty(globalThis, name);
  };
}

/** An event as a page gets it; Node has no StorageEvent and no PageTransitionEvent. */
export function pageEvent(type: string, fields: Record<string, unknown> = {}): Event {
  return Object.assign(new Event(type), fields);
}
