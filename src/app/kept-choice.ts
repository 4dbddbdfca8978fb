// A choice that the browser keeps for the next start of the app, where it keeps anything.

/** What one key of a browser's storage says. */
export interface KeptChoice {
  /** What was kept, null for nothing; undefined where the browser refuses to be asked. */
  read(): string | null | undefined;
  /** Keeps a value, or forgets it for null; whether the browser let us. */
  keep(value: string | null): boolean;
}

/** `area`: looked up at each call, because the getter itself throws where site data is blocked. */
export function keptChoice(key: string, area: () => Storage = () => localStorage): KeptChoice {
  return {
    read() {
      try {
        return area().getItem(key);
      } catch {
        return undefined;
      }
    },
    keep(value) {
      try {
        if (value === null) area().removeItem(key);
        else area().setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
  };
}
