// The clock and its timers, looked up at each call so that a test's fake clock is seen.

/** Where the time comes from. */
export interface Clock {
  /** Wall-clock time in milliseconds since 1970. */
  now(): number;
  /** Time in milliseconds that only ever moves forward, at the pace of real time. */
  elapsed(): number;
  /** Calls back once after about `milliseconds`; returns what undoes it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The browser's (or Node's) own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
