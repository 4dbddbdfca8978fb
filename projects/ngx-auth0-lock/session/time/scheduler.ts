// Looks again when something is due, by chained timers of at most a minute.
import type { Clock } from './clock';

// Short links in the chain: a laptop that sleeps, a throttled tab or a clock that is set costs one
// link at most, and no timer comes near 2^31 ms, past which browsers fire at once.
const LONGEST_LINK = 60_000;

/** The one scheduler of a session. */
export interface ExpiryWatch {
  /** Asks again how long to wait; there is never more than one timer. */
  rearm(): void;
  stop(): void;
}

/**
 * Calls `look` when it is due.
 *
 * @param remaining milliseconds until the next look is due, or null when there is nothing to wait for.
 */
export function watchExpiry(
  clock: Clock,
  remaining: () => number | null,
  look: () => void,
): ExpiryWatch {
  let cancel = () => {};
  const rearm = () => {
    cancel();
    const wait = remaining();
    cancel =
      wait === null ? () => {} : clock.after(Math.min(Math.max(wait, 0), LONGEST_LINK), look);
  };
  return { rearm, stop: () => cancel() };
}
