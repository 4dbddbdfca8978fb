// A stand-in for Auth0 Lock in tests: no window, no network, no React; it records what it was asked.
import type { LockAuthResult, LockPort, LockShowOptions } from 'ngx-auth0-lock/session';

/** How {@link FakeLock} answers `checkSession` or `resumeAuth`; `never` leaves the caller waiting. */
export type FakeLockAnswer =
  { readonly result: LockAuthResult } | { readonly error: unknown } | 'never';

/** An answer, or what makes one from the arguments of the call. */
export type FakeLockAnswers<Call> =
  FakeLockAnswer | ((call: Call) => FakeLockAnswer | Promise<FakeLockAnswer>);

type Listener = (...args: any[]) => void;

// Every name that Lock 14.3 knows (auth0-lock `src/core.js`). Listening to another makes the real
// one emit `unrecoverable_error`, so the fake refuses it as loudly.
const EVENTS: ReadonlySet<string> = new Set([
  'show',
  'hide',
  'unrecoverable_error',
  'authenticated',
  'authorization_error',
  'hash_parsed',
  'signin ready',
  'signup ready',
  'socialOrPhoneNumber ready',
  'socialOrEmail ready',
  'vcode ready',
  'forgot_password ready',
  'forgot_password submit',
  'signin submit',
  'signup submit',
  'signup success',
  'signup error',
  'socialOrPhoneNumber submit',
  'socialOrEmail submit',
  'vcode submit',
  'federated login',
  'ssodata fetched',
  'sso login',
]);

/**
 * A {@link LockPort} for tests. Like the real Lock it reports `show` and `hide` a moment after the
 * call, ignores a `show()` while it is open, and throws on `show()` after `destroy()`.
 *
 * @example
 * const lock = new FakeLock();
 * lock.checkSessionAnswer = { result: { idToken: createIdToken() } };
 */
export class FakeLock implements LockPort {
  /** The options of every `show()` that opened it, in order. */
  readonly shown: (LockShowOptions | undefined)[] = [];
  /** The parameters of every `checkSession()`, in order. */
  readonly checked: Readonly<Record<string, unknown>>[] = [];
  /** The hash of every `resumeAuth()`, in order. */
  readonly resumed: string[] = [];
  /** Whether Lock is open. */
  visible = false;
  /** Whether `destroy()` was called. */
  destroyed = false;
  /** What `checkSession` answers. Default: nobody is signed in at the tenant. */
  checkSessionAnswer: FakeLockAnswers<Readonly<Record<string, unknown>>> = {
    error: { error: 'login_required' },
  };
  /** What `resumeAuth` answers, given the hash. Default: no sign-in of this browser asked for it. */
  resumeAuthAnswer: FakeLockAnswers<string> = { error: { error: 'invalid_token' } };

  readonly #listeners = new Map<string, Set<Listener>>();

  /** Reports an event at once, as Lock does a moment after something happened. */
  emit(event: string, ...args: unknown[]): void {
    for (const listener of [...this.#listenersOf(event)]) listener(...args);
  }

  /** How many listeners an event has: to see that nothing is left behind. */
  listenerCount(event: string): number {
    return this.#listenersOf(event).size;
  }

  on(event: string, listener: (...args: any[]) => void): this {
    this.#listenersOf(event).add(listener);
    return this;
  }

  off(event: string, listener: (...args: any[]) => void): this {
    this.#listenersOf(event).delete(listener);
    return this;
  }

  removeListener(event: string, listener: (...args: any[]) => void): this {
    return this.off(event, listener);
  }

  show(options?: LockShowOptions): void {
    if (this.destroyed) throw new Error('FakeLock: show() after destroy().');
    if (this.visible) return;
    this.visible = true;
    this.shown.push(options);
    this.#later(() => this.emit('show'));
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.#later(() => this.emit('hide'));
  }

  checkSession(params: Record<string, unknown>, callback: (...args: any[]) => void): void {
    this.checked.push(params);
    this.#answer(this.checkSessionAnswer, params, callback);
  }

  resumeAuth(hash: string, callback: (...args: any[]) => void): void {
    this.resumed.push(hash);
    this.#answer(this.resumeAuthAnswer, hash, callback);
  }

  destroy(): void {
    this.destroyed = true;
    this.visible = false;
    this.#listeners.clear();
  }

  #listenersOf(event: string): Set<Listener> {
    if (!EVENTS.has(event)) throw new Error(`FakeLock: Lock has no event '${event}'.`);
    const known = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, known);
    return known;
  }

  #answer<Call>(answers: FakeLockAnswers<Call>, call: Call, callback: Listener): void {
    this.#later(async () => {
      const answer = await (typeof answers === 'function' ? answers(call) : answers);
      if (answer === 'never') return;
      if ('error' in answer) callback(answer.error, null);
      else callback(null, answer.result);
    });
  }

  // Not a timer: a test's fake clock would have to be moved for each of Lock's answers.
  #later(happens: () => unknown): void {
    void Promise.resolve().then(happens);
  }
}
