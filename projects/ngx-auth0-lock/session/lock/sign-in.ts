// One attempt with Lock as one Promise: signed in, cancelled, or failed.
import { AuthError } from '../auth-error';
import { boundedSet, type BoundedSet } from '../events/bounded-set';
import { fieldsOf } from '../fields-of';
import { listenTo, type LockAuthResult, type LockPort } from '../lock-port';
import { fitReturnPath } from '../navigation/fit-return-path';
import { safeReturnPath } from '../navigation/return-path';
import type { LoginOptions, SignInAttempt } from '../session-api';
import type { LoginResult } from '../session-state';
import type { SessionStore } from '../state/session-store';
import type { Clock } from '../time/clock';
import { wait } from '../time/wait';
import { decodeIdToken } from '../token/id-token';
import type { AcceptAnswer, Attempt } from './accept-answer';
import { asAuthError } from './lock-error';
import { randomText } from './random-text';

/** What attempts are made with. */
export interface SignInDeps {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly accept: AcceptAnswer;
  lock(): Promise<LockPort>;
  discardLock(): void;
  showOptions(attempt: SignInAttempt): unknown;
}

/** Signs in, one attempt after another. */
export interface SignIn {
  signIn(options: LoginOptions): Promise<LoginResult>;
  /** Cancels the attempt that is open, and takes away its Lock: it waits for a page that never came. */
  cancel(): void;
  /** @param generation the store's, when the page was loaded. */
  resumeRedirect(hash: string, generation: number): Promise<LoginResult>;
  /** Whether a token answers an attempt, be it over or refused: nobody else may take it. */
  owns(token: unknown): boolean;
}

/** What the attempts of a page leave to each other. */
interface Past {
  /** Their nonces, and the tokens that answered them. */
  readonly ours: BoundedSet;
  /** When Lock was last closed, on the monotonic clock. */
  closedAt: number;
  /** Cancels the attempt that is open. */
  cancel: () => void;
}

export function createSignIn(deps: SignInDeps): SignIn {
  const past: Past = { ours: boundedSet(), closedAt: -Infinity, cancel: () => {} };
  return {
    signIn: async (options) => {
      try {
        await deps.lock();
        await untilLockClosed(deps, past);
        // Asked again: it may have broken meanwhile, or not be needed any more.
        return await showLock(await deps.lock(), deps, past, options);
      } catch (raw) {
        return failed(unrecoverable(raw));
      }
    },
    cancel: () => past.cancel(),
    resumeRedirect: async (hash, generation) => {
      try {
        return await readAnswer(deps, past, hash, generation);
      } catch (raw) {
        return failed(rejected(raw));
      }
    },
    owns: (token) => past.ours.has(token) || past.ours.has(decodeIdToken(token)?.nonce),
  };
}

// Lock takes its form away so long after it closes, whatever it was asked to show since, and is then
// deaf for good (auth0-lock src/ui/box.js, remove).
const LOCK_CLOSE_MS = 1100;

/** Waits until a Lock that was closed a moment ago is gone, or the session is destroyed. */
function untilLockClosed({ clock, store }: SignInDeps, { closedAt }: Past): Promise<void> {
  return wait(clock, closedAt + LOCK_CLOSE_MS - clock.elapsed(), store.signal);
}

/** Opens Lock for one attempt. In redirect mode the page leaves and this never settles. */
function showLock(
  lock: LockPort,
  { store, clock, accept, showOptions, discardLock }: SignInDeps,
  past: Past,
  options: LoginOptions,
): Promise<LoginResult> {
  const attempt: Attempt = {
    nonce: randomText(),
    startedAt: clock.now(),
    returnTo: returnPath(options.returnTo),
  };
  past.ours.add(attempt.nonce);
  return new Promise((resolve) => {
    // Aborted when the attempt is over; `answered` comes before, while the answer is verified.
    const over = new AbortController();
    let answered = false;
    const settle = (result: LoginResult) => {
      answered = true;
      over.abort();
      resolve(result);
    };
    // Lock stays open after a sign-in within the page unless it is told to go.
    const closeAndSettle = (result: LoginResult) => {
      if (over.signal.aborted) return;
      settle(result);
      past.closedAt = clock.elapsed();
      try {
        lock.hide();
      } catch {
        // The page destroyed it: it is closed.
      }
    };
    past.cancel = () => {
      if (answered) return;
      settle({ outcome: 'cancelled' });
      past.closedAt = clock.elapsed();
      discardLock();
    };
    const listen = (event: string, listener: (payload: never) => void) =>
      listenTo(lock, event, (payload) => answered || listener(payload as never), over.signal);

    listen('authenticated', async (result: LockAuthResult | null) => {
      const { idToken } = result ?? {};
      const nonce = decodeIdToken(idToken)?.nonce;
      // Answers an attempt that was cancelled, while this one is open.
      if (nonce !== attempt.nonce && past.ours.has(nonce)) return;
      answered = true;
      if (idToken) past.ours.add(idToken);
      const { generation } = store;
      closeAndSettle(await accept(result ?? {}, { attempt, generation }));
    });
    listen('hide', () => {
      past.closedAt = clock.elapsed();
      settle({ outcome: 'cancelled' });
    });
    // Lock shows these with its form still open: the person can go on.
    listen('authorization_error', (raw: unknown) => {
      store.dispatch({ type: 'sign-in-settled', result: failed(rejected(raw)) });
    });
    listen('unrecoverable_error', (raw: unknown) => settle(failed(unrecoverable(raw))));
    const forget = store.on((event) => {
      if (answered || event.type !== 'signed-in' || event.origin === 'here') return;
      const { claims } = event;
      closeAndSettle({ outcome: 'signed-in', claims, returnTo: attempt.returnTo });
    });
    over.signal.addEventListener('abort', forget);
    store.signal.addEventListener('abort', () => closeAndSettle({ outcome: 'cancelled' }), {
      signal: over.signal,
    });

    const open = async () => {
      const { nonce } = attempt;
      const ofAttempt = { nonce, state: randomText(), appState: attempt, lock: options.lock };
      // They may take a moment, and meanwhile nobody may need Lock any more.
      const shown = await showOptions(ofAttempt);
      if (!over.signal.aborted) lock.show(shown);
    };
    // Lock throws when it was destroyed, and on options it cannot read.
    open().catch((raw: unknown) => settle(failed(unrecoverable(raw))));
  });
}

/** Lets Lock read the answer of a redirect sign-in from `hash`, and starts the session. */
async function readAnswer(
  { lock: getLock, accept }: SignInDeps,
  past: Past,
  hash: string,
  generation: number,
): Promise<LoginResult> {
  const lock = await getLock();
  const result = await new Promise<LockAuthResult>((resolve, reject) =>
    lock.resumeAuth(hash, (raw, answer) => (raw || !answer ? reject(raw) : resolve(answer))),
  );
  if (result.idToken) past.ours.add(result.idToken);
  return accept(result, { attempt: attemptOf(result.appState), generation });
}

function failed(error: AuthError): LoginResult {
  return { outcome: 'failed', error };
}

/** The attempt as it comes back in auth0-js' transaction cookie. */
function attemptOf(appState: unknown): Attempt {
  const { nonce, startedAt, returnTo } = fieldsOf(appState);
  if (typeof nonce !== 'string' || !nonce || typeof startedAt !== 'number') {
    throw new AuthError('callback', 'This answer belongs to no sign-in of this page.');
  }
  return { nonce, startedAt, returnTo: returnPath(returnTo) };
}

function returnPath(input: unknown): string | null {
  const path = safeReturnPath(input, globalThis.location?.href ?? '');
  return path && fitReturnPath(path);
}

function rejected(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-rejected', 'The tenant refused this sign-in.');
}

function unrecoverable(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-failed', 'Lock could not go on.');
}
