// Callbacks: one that throws does not keep the others from hearing, and all hear things in their order.

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

/**
 * Tells of things in the order in which they begin, where a callback makes the next thing happen: all
 * hear of the first before anybody hears of the second.
 *
 * @param tell tells everybody of one thing.
 * @returns a function that makes something happen and then tells of it.
 */
export function inOrder<T>(tell: (value: T) => void): (value: T, happen?: () => void) => void {
  const untold: T[] = [];
  let telling = false;
  return (value, happen) => {
    untold.push(value);
    const outermost = !telling;
    telling = true;
    happen?.();
    if (!outermost) return;
    for (const next of untold) tell(next);
    untold.length = 0;
    telling = false;
  };
}
