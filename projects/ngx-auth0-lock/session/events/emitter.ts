// Callbacks: one that throws does not keep the others from hearing, and all hear things in their order.

/** Callbacks of one kind. */
export interface Emitter<T> {
  /** Adds a callback; returns what takes it out again. */
  add(listener: (value: T) => void): () => void;
  emit(value: T): void;
}

export function emitter<T>(): Emitter<T> {
  const all = new Set<{ readonly listener: (value: T) => void }>();
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is two entries.
      const entry = { listener };
      all.add(entry);
      return () => void all.delete(entry);
    },
    emit(value) {
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
 * Emits values in the order in which the changes behind them begin, where a listener makes the next
 * change: all hear of the first before anybody hears of the second.
 *
 * @param emit emits one value to everybody.
 * @returns a function that makes a change and then emits what came of it.
 */
export function orderedQueue<T>(
  emit: (value: T) => void,
): (values: readonly T[], change: () => void) => void {
  const queue: T[] = [];
  let draining = false;
  return (values, change) => {
    queue.push(...values);
    const outermost = !draining;
    draining = true;
    change();
    if (!outermost) return;
    for (const next of queue) emit(next);
    queue.length = 0;
    draining = false;
  };
}
