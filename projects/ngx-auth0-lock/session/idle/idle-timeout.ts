// Ends a session that nobody uses: counts the time since the last key or pointer, over all tabs.
import { AuthError } from '../auth-error';
import { emitter } from '../events/emitter';
import { numberOption } from '../number-option';
import type { TokenStorage } from '../storage/token-storage';
import type { Clock } from '../time/clock';
import { onAbort } from '../time/wait';
import { browserActivity } from './user-activity';

// Below this, a time from the future is how clocks are set right by themselves.
const ORDINARY = 60_000;
// Activity is shared this often. Every tab counts from the same moment, which may be so much too early.
const SHARED_EVERY = 1000;

/** After how long without a key or a pointer a session ends. */
export interface IdleOptions {
  /** Seconds without any activity after which the session ends. */
  readonly afterSeconds: number;
  /** For how many seconds before that {@link IdleCountdown.secondsLeft} counts down. Default 60. */
  readonly warnSeconds?: number;
  /**
   * Calls back whenever somebody does something; returns what undoes it. Called back with `false`, it
   * does not count while {@link IdleCountdown.secondsLeft} counts down: it is no answer to a warning.
   * Default: the window's pointer, wheel, key and input events, of which a pointer that moves is no
   * answer. What happens inside a frame of another origin is not among them, and neither is watching
   * a film: see {@link IdleCountdown.stay}.
   */
  readonly activity?: (active: (isAnswer?: boolean) => void) => () => void;
}

/** How long a session that nobody uses has left. */
export interface IdleCountdown {
  /** Whole seconds until the session ends, once they are no more than `warnSeconds`; null else. */
  readonly secondsLeft: number | null;
  /** Calls back after each change of {@link secondsLeft}; returns what undoes it. */
  subscribe(listener: () => void): () => void;
  /** Somebody is there, as if a key had been pressed. Does nothing when nobody is signed in. */
  stay(): void;
}

/** The `idle` option of `createSession()`: what {@link idleTimeout} makes. */
export type IdleTimeout = (deps: IdleDeps) => IdleWatch;

/** What counting needs of its session. */
export interface IdleDeps {
  readonly clock: Clock;
  /** Must not throw. */
  readonly storage: TokenStorage;
  /** Where the time of the last activity stands. */
  readonly key: string;
  /** Aborted when the session is destroyed. */
  readonly signal: AbortSignal;
  /** The id of the sign-in that the session goes back to; null when nobody is signed in. */
  line(): string | null;
  /** Has the session look whether anything is due. */
  revalidate(): void;
}

/** The counting of one session, and what the session does with it. */
export interface IdleWatch extends IdleCountdown {
  /** Milliseconds until the session is over; Infinity when nobody is signed in. */
  left(): number;
  /** Milliseconds until there is something to do. */
  dueIn(): number;
  /** Counts on over a renewed token, or from now for a new session; called before it is stored. */
  keep(line: string, renewed: boolean): void;
  /** Another session has taken the place of the one before. */
  reset(): void;
  /** Takes the time of the last activity out of storage. */
  forget(): void;
  /** Brings the countdown up to date. */
  update(): void;
}

/** The key under which the time of the last activity stands. */
export function activeKey(storageKey: string): string {
  return `${storageKey}.active`;
}

/**
 * Makes the `idle` option of `createSession()`: the session ends, with reason `idle`, when nobody
 * has done anything in any of its tabs for `afterSeconds`. That holds over sleep, closed browsers
 * and reloads, and goes by this device's clock. Silent renewal is no activity; signing in is.
 *
 * @throws AuthError `config` when a number of seconds is none, or the warning as long as the whole.
 */
export function idleTimeout({
  afterSeconds,
  warnSeconds = 60,
  activity = browserActivity,
}: IdleOptions): IdleTimeout {
  numberOption('afterSeconds', afterSeconds);
  numberOption('warnSeconds', warnSeconds);
  if (warnSeconds >= afterSeconds) {
    throw new AuthError('config', 'warnSeconds must be less than afterSeconds.');
  }
  return (deps) => countIdleTime(deps, afterSeconds * 1000, warnSeconds * 1000, activity);
}

function countIdleTime(
  { clock, storage, key, signal, line, revalidate }: IdleDeps,
  limit: number,
  warning: number,
  activity: NonNullable<IdleOptions['activity']>,
): IdleWatch {
  const changes = emitter<void>();
  let secondsLeft: number | null = null;
  /** The last activity by the wall clock, which all tabs share; null while it is not known. */
  let last: number | null = null;
  /** The same moment by the monotonic clock. */
  let lastElapsed = 0;

  function learn(at: number) {
    if (at === last) return;
    const now = clock.now();
    last = at;
    // A clock that was ahead and then set right would win the time that it was ahead by.
    lastElapsed = clock.elapsed() - (at > now + ORDINARY ? limit : Math.max(now - at, 0));
  }

  function write(line: string) {
    storage.set(key, `${last} ${line}`);
  }

  function start(line: string) {
    learn(clock.now());
    write(line);
  }

  function read(line: string) {
    const [at, name] = (storage.get(key) ?? '').split(' ');
    if (name === line && Number.isFinite(Number(at))) learn(Number(at));
    // A sign-in that nobody has counted for yet: an older version or other code stored it.
    else if (last === null) start(line);
  }

  function left(): number {
    const signedIn = line();
    if (signedIn === null) return Infinity;
    read(signedIn);
    return limit - Math.max(clock.now() - last!, clock.elapsed() - lastElapsed);
  }

  function active() {
    const signedIn = line();
    if (signedIn === null) return;
    const ago = clock.now() - (last ?? 0);
    if (ago >= 0 && ago < SHARED_EVERY) return;
    // After sleep the first movement of the hand comes before any timer.
    if (left() > 0) start(signedIn);
    revalidate();
  }

  const undo = activity((isAnswer = true) => {
    if (isAnswer || secondsLeft === null) active();
  });
  onAbort(signal, undo);

  return {
    get secondsLeft() {
      return secondsLeft;
    },
    subscribe: changes.add,
    stay: active,
    left,
    dueIn() {
      const now = left();
      const untilWarning = now - warning;
      return untilWarning > 0 ? untilWarning : now % 1000 || 1000;
    },
    keep(kept, renewed) {
      // The session has looked, and so read, right before it renews.
      if (renewed) write(kept);
      else start(kept);
    },
    reset: () => void (last = null),
    forget() {
      storage.remove(key);
      last = null;
    },
    update() {
      const now = left();
      const next = now <= warning ? Math.max(Math.ceil(now / 1000), 0) : null;
      if (next === secondsLeft) return;
      secondsLeft = next;
      changes.emit();
    },
  };
}
