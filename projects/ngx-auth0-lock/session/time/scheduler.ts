// Calls back when something is due, by chained timers of at most a minute.
import type { Clock } from './clock';
import { onAbort } from './wait';

// Short links in the chain: a laptop that sleeps, a throttled tab or a clock that is set costs one
// link at most, and no timer comes near 2^31 ms, past which browsers fire at once.
const LONGEST_LINK = 60_000;

/** What a scheduler works by. */
export interface SchedulerOptions {
  readonly clock: Clock;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Milliseconds until something is due; Infinity when there is nothing to wait for. */
  dueIn(): number;
  /** Something is due, or a link of the chain is over. */
  onDue(): void;
}

/** The one scheduler of a session. */
export interface Scheduler {
  /** Asks again how long to wait; there is never more than one timer. */
  reschedule(): void;
}

export function createScheduler({ clock, signal, dueIn, onDue }: SchedulerOptions): Scheduler {
  let cancel = () => {};
  onAbort(signal, () => cancel());
  return {
    reschedule() {
      cancel();
      const wait = signal.aborted ? Infinity : dueIn();
      cancel =
        wait === Infinity
          ? () => {}
          : clock.after(Math.min(Math.max(wait, 0), LONGEST_LINK), onDue);
    },
  };
}
