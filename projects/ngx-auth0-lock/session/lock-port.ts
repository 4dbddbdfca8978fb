// The part of Lock that a session uses, so that a fake can stand in for it.

/** What Lock hands over with `authenticated`; only the fields that are read here. */
export interface LockAuthResult {
  readonly idToken?: string | null;
  readonly accessToken?: string | null;
  /** Lifetime of the access token in seconds. */
  readonly expiresIn?: number | string | null;
  readonly idTokenPayload?: { readonly sub?: unknown } | null;
  readonly appState?: unknown;
}

/** The options that `lock.show()` takes; what is not named here is passed through. */
export interface LockShowOptions {
  /** Here `params` replace those of the constructor (auth0-lock `src/core/index.js`). */
  readonly auth?: {
    readonly params?: Readonly<Record<string, unknown>>;
    readonly [option: string]: unknown;
  };
  readonly [option: string]: unknown;
}

/**
 * The part of `Auth0Lock` and `Auth0LockPasswordless` that is used: a real Lock fits as it is.
 *
 * Listen only to names that Lock knows: any other makes it emit `unrecoverable_error`
 * (auth0-lock `src/core.js`).
 */
export interface LockPort {
  /** Listens to an event of Lock. */
  on(event: string, listener: (...args: any[]) => void): unknown;
  /** Stops listening: Lock has one of this and the next. */
  off?(event: string, listener: (...args: any[]) => void): unknown;
  /** Stops listening. */
  removeListener?(event: string, listener: (...args: any[]) => void): unknown;
  /** Opens Lock. */
  show(options?: unknown): void;
  /** Closes Lock. */
  hide(): void;
  /** Asks the tenant silently, in a hidden frame. */
  checkSession(
    params: unknown,
    callback: (error: unknown, result?: LockAuthResult | null) => void,
  ): void;
  /** Reads the answer of a redirect sign-in. */
  resumeAuth(
    hash: string,
    callback: (error: unknown, result?: LockAuthResult | null) => void,
  ): void;
  /** Takes Lock out of the page. */
  destroy?(): void;
}

/** Listens to an event of Lock until the signal is aborted. */
export function listenTo(
  lock: LockPort,
  event: string,
  listener: (...args: any[]) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  lock.on(event, listener);
  signal.addEventListener(
    'abort',
    () => (lock.off ?? lock.removeListener)?.call(lock, event, listener),
    { once: true },
  );
}
