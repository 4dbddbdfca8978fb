// Waits for a condition, never for a time.
import { setTimeout } from 'node:timers/promises';

/** Milliseconds. */
export const PATIENCE = 30_000;

/** Asks until the answer is one that counts, and gives it; what went wrong last is in the error. */
export async function until<T>(what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await setTimeout(100);
  }
  throw new Error(`Not within ${PATIENCE / 1000} s: ${what}.`, { cause: last });
}
