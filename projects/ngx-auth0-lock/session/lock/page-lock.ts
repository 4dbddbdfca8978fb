// The page's one Lock: made on first need, made anew when it could not be loaded or broke.
import { AuthError } from '../auth-error';
import { listenTo, type LockPort } from '../lock-port';
import type { Clock } from '../time/clock';
import { within } from '../time/wait';
import type { SessionStore } from '../state/session-store';
import { asAuthError } from './lock-error';

// Longer than Lock's code takes on the slowest line that is of use; a request that stalls never ends.
const LOAD_TIMEOUT = 30_000;

/** What getting a Lock needs of its session. */
export interface PageLockDeps {
  readonly store: Pick<SessionStore, 'signal'>;
  readonly clock: Clock;
  /** The page's own Lock. */
  connected(): LockPort | null;
}

/** Gets the one Lock of a page. */
export interface PageLock {
  (): Promise<LockPort>;
  /** Takes it out of the page, so that the next call makes another; one of the page is closed. */
  discard(): void;
}

/**
 * Gets the one Lock of a page: two of them take each other's answers (auth0/lock#1285).
 *
 * The function it returns rejects with an AuthError (`lock-load`, `config`, or `lock-failed` when the
 * session was destroyed); the next call tries again.
 *
 * @param load makes Lock; undefined where the page makes it.
 */
export function pageLock(
  load: (() => Promise<LockPort>) | undefined,
  { store: { signal }, clock, connected }: PageLockDeps,
): PageLock {
  let loading: Promise<LockPort> | null = null;
  let made: LockPort | null = null;
  let broken: LockPort | null = null;
  let listening = new AbortController();

  async function make(): Promise<LockPort> {
    try {
      destroyBroken();
      const lock = await within(load!(), { clock, milliseconds: LOAD_TIMEOUT, signal }, () => {
        ensureNeeded();
        throw new AuthError('lock-load', 'Lock did not load in time.');
      });
      ensureNeeded();
      made = lock;
      listening = new AbortController();
      // Lock throws this event where nobody listens. Its settings did not load, say, and it will
      // never show anything but an apology.
      listenTo(lock, 'unrecoverable_error', breaks, AbortSignal.any([signal, listening.signal]));
      return lock;
    } catch (raw) {
      loading = null;
      throw asAuthError(raw, 'lock-load', 'Lock could not be loaded.');
    }
  }

  function breaks() {
    broken = made;
    loading = null;
  }

  function destroyBroken() {
    listening.abort();
    try {
      broken?.destroy?.();
    } catch {
      // It is in no state to be taken away properly either.
    }
    broken = null;
  }

  function ensureNeeded() {
    if (signal.aborted) throw new AuthError('lock-failed', 'This session was destroyed.');
  }

  async function get(): Promise<LockPort> {
    ensureNeeded();
    if (load) return (loading ??= make());
    const own = connected();
    if (own) return own;
    throw new AuthError('config', 'There is no Lock: give one as an option, or connect(lock).');
  }

  function discard() {
    if (load) {
      breaks();
      return destroyBroken();
    }
    try {
      connected()?.hide();
    } catch {
      // The page destroyed it: it is closed.
    }
  }

  return Object.assign(get, { discard });
}
