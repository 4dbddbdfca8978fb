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
export function within<T>(
  work: Promise<T>,
  { clock, milliseconds, signal }: { clock: Clock; milliseconds: number; signal: AbortSignal },
  otherwise: (aborted: boolean) => T,
): Promise<T> {
  let leaveNothingBehind = () => {};
  const limit = new Promise<boolean>((resolve) => {
    const cancel = clock.after(milliseconds, () => resolve(false));
    const forget = onAbort(signal, () => {
      cancel();
      resolve(true);
    });
    leaveNothingBehind = () => {
      cancel();
      forget();
    };
  });
  return Promise.race([work, limit.then(otherwise)]).finally(leaveNothingBehind);
}
