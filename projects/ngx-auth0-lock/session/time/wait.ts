// Waiting by the session's clock, until the time is up or nobody needs it any more.
import type { Clock } from './clock';

/** Calls back when a signal is aborted, at once if it is already; returns what undoes it. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => {};
  }
  signal.addEventListener('abort', callback, { once: true });
  return () => signal.removeEventListener('abort', callback);
}

/** Settles after `milliseconds`, or when the signal is aborted, and leaves nothing behind. */
export async function wait(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const cancel = clock.after(milliseconds, () => {
      forget();
      resolve();
    });
    const forget = onAbort(signal, () => {
      cancel();
      resolve();
    });
  });
}

/**
 * What `work` comes to, or what `otherwise` says when it takes longer than `milliseconds` or the
 * signal is aborted.
 */
export async function within<T>(
  work: Promise<T>,
  { clock, milliseconds, signal }: { clock: Clock; milliseconds: number; signal: AbortSignal },
  otherwise: (aborted: boolean) => T,
): Promise<T> {
  const done = new AbortController();
  const limit = wait(clock, milliseconds, AbortSignal.any([signal, done.signal]));
  try {
    return await Promise.race([
      work,
      limit.then(() => (done.signal.aborted ? work : otherwise(signal.aborted))),
    ]);
  } finally {
    done.abort();
  }
}
