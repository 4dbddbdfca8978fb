// The page's one Lock: made on first need, made anew when it could not be loaded or got stuck.
import { AuthError } from '../auth-error';
import { asAuthError } from './lock-error';
import { listenTo, type LockPort } from '../lock-port';

/** What getting a Lock needs from its session. */
export interface PageLockHost {
  /** The page's own Lock. */
  connected(): LockPort | null;
  destroyed(): boolean;
  /** Calls back when the session is let go of. */
  onDestroy(callback: () => void): unknown;
}

/**
 * Gets the one Lock of a page: two of them take each other's answers (auth0/lock#1285).
 *
 * The function it returns rejects with an AuthError (`lock-load`, `config`, or `lock-failed` when the
 * session was let go of); the next call tries again.
 *
 * @param load makes Lock; undefined where the page makes it.
 */
export function pageLock(
  load: (() => Promise<LockPort>) | undefined,
  host: PageLockHost,
): () => Promise<LockPort> {
  let loading: Promise<LockPort> | null = null;
  let stuck: LockPort | null = null;
  let stopListening = () => {};
  host.onDestroy(() => stopListening());

  async function make(): Promise<LockPort> {
    try {
      takeAway();
      const lock = await load!();
      ensureNeeded();
      // Lock throws this event where nobody listens. Its settings did not load, say, and it will
      // never show anything but an apology.
      stopListening = listenTo(lock, 'unrecoverable_error', () => {
        stuck = lock;
        loading = null;
      });
      return lock;
    } catch (raw) {
      loading = null;
      throw asAuthError(raw, 'lock-load', 'Lock could not be loaded.');
    }
  }

  function takeAway() {
    stopListening();
    try {
      stuck?.destroy?.();
    } catch {
      // It is in no state to be taken away properly either.
    }
    stuck = null;
  }

  function ensureNeeded() {
    if (host.destroyed()) throw new AuthError('lock-failed', 'This session was let go of.');
  }

  return async () => {
    ensureNeeded();
    if (load) return (loading ??= make());
    const own = host.connected();
    if (own) return own;
    throw new AuthError('config', 'There is no Lock: give one as an option, or connect(lock).');
  };
}
