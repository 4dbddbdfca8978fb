// The last hundred texts of a kind: enough for all that can still be on its way, however long a page lives.

/** Texts that are remembered until a hundred others have come. */
export interface BoundedSet {
  add(text: string): void;
  has(text: unknown): boolean;
}

const MOST = 100;

/** A set that forgets what was added longest ago. */
export function boundedSet(): BoundedSet {
  const texts = new Set<unknown>();
  return {
    add(text) {
      // Added anew, it is the youngest again.
      texts.delete(text);
      texts.add(text);
      if (texts.size > MOST) texts.delete(texts.values().next().value);
    },
    has: (text) => texts.has(text),
  };
}
