// A set of callbacks in which one that throws does not keep the others from hearing.

/** Callbacks of one kind. */
export interface Listeners<T> {
  /** Adds a callback; returns what takes it out again. */
  add(listener: (value: T) => void): () => void;
  tell(value: T): void;
}

export function listeners<T>(): Listeners<T> {
  const all = new Set<{ readonly listener: (value: T) => void }>();
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is two entries.
      const entry = { listener };
      all.add(entry);
      return () => void all.delete(entry);
    },
    tell(value) {
      for (const { listener } of [...all]) {
        try {
          listener(value);
        } catch (error) {
          // The page's own mistake: reported as uncaught, but not to the one who signs in or out.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
