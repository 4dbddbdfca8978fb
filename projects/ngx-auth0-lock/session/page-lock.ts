// The page's one Lock: made on first need, made anew when it could not be loaded or got stuck.
import { AuthError } from './auth-error';
import { asAuthError } from './lock-error';
import type { LockPort } from './lock-port';

/**
 * Gets the one Lock of a page: two of them take each other's answers (auth0/lock#1285).
 *
 * The function it returns rejects with an AuthError (`lock-load` or `config`); the next call tries
 * again.
 *
 * @param load makes Lock; undefined where the page makes it.
 * @param connected the page's own Lock.
 */
export function pageLock(
  load: (() => Promise<LockPort>) | undefined,
  connected: () => LockPort | null,
): () => Promise<LockPort> {
  let loading: Promise<LockPort> | null = null;
  let stuck: LockPort | null = null;

  async function make(): Promise<LockPort> {
    try {
      stuck?.destroy?.();
      stuck = null;
      const lock = await load!();
      // Lock throws this event where nobody listens. Its settings did not load, say, and it will
      // never show anything but an apology.
      lock.on('unrecoverable_error', () => {
        stuck = lock;
        loading = null;
      });
      return lock;
    } catch (raw) {
      loading = null;
      throw asAuthError(raw, 'lock-load', 'Lock could not be loaded.');
    }
  }

  return async () => {
    if (load) return (loading ??= make());
    const own = connected();
    if (own) return own;
    throw new AuthError('config', 'There is no Lock: give one as an option, or connect(lock).');
  };
}
