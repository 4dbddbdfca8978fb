// One attempt with Lock as one Promise: signed in, cancelled, or failed.
import { AuthError } from '../auth-error';
import type { Clock } from '../time/clock';
import { decodeIdToken } from '../token/id-token';
import { asAuthError } from './lock-error';
import { listenTo, type LockAuthResult, type LockPort } from '../lock-port';
import { recent, type Recent } from '../events/bounded-set';
import { fitReturnPath, safeReturnPath } from '../navigation/return-path';
import type { SignInAttempt, SignInOptions } from '../session-api';
import type { AuthEvent, LoginResult } from '../session-state';

/** What an answer of Lock is held against: it must have been asked for by this browser. */
export interface Attempt {
  readonly nonce: string;
  /** When it started, in milliseconds by this device's clock. */
  readonly startedAt: number;
  readonly returnTo: string | null;
}

/** What an attempt needs from its session. */
export interface SignInHost {
  readonly clock: Clock;
  lock(): Promise<LockPort>;
  showOptions(attempt: SignInAttempt): unknown;
  /**
   * Verifies Lock's answer and starts the session, unless something ended since `asked`; default:
   * since now.
   */
  accept(result: LockAuthResult, attempt: Attempt, asked?: number): Promise<LoginResult>;
  tell(event: AuthEvent): void;
  on(listener: (event: AuthEvent) => void): () => void;
  /** Calls back when the session is let go of; returns what undoes it. */
  onDestroy(callback: () => void): () => void;
}

/** Signs in, one attempt after another. */
export interface SignIn {
  signIn(options: SignInOptions): Promise<LoginResult>;
  /** @param asked what `accept` wants to know of the moment at which the page was loaded. */
  resume(hash: string, asked: number): Promise<LoginResult>;
  /** Whether a token answers an attempt, be it over or refused: nobody else may take it. */
  owns(token: unknown): boolean;
}

/** What the attempts of a page leave to each other. */
interface Past {
  /** Their nonces, and the tokens that answered them. */
  readonly ours: Recent;
  /** When it was last closed, on the forward clock. */
  closedAt: number;
}

export function createSignIn(host: SignInHost): SignIn {
  const past: Past = { ours: recent(), closedAt: -Infinity };
  return {
    signIn: async (options) => {
      try {
        await host.lock();
        await gone(host, past);
        // Asked again: it may have got stuck meanwhile, or not be needed any more.
        return told(host, await showLock(await host.lock(), host, past, options));
      } catch (raw) {
        return told(host, failed(unrecoverable(raw)));
      }
    },
    resume: async (hash, asked) => {
      try {
        return await readAnswer(host, past, hash, asked);
      } catch (raw) {
        return failed(rejected(raw));
      }
    },
    owns: (token) => past.ours.has(token) || past.ours.has(decodeIdToken(token)?.nonce),
  };
}

// Lock takes its form away so long after it closes, whatever it was asked to show since, and is then
// deaf for good (auth0-lock src/ui/box.js, remove).
const FAREWELL = 1100;

/** Waits until Lock is gone that was closed a moment ago, or the session is let go of. */
async function gone({ clock, onDestroy }: SignInHost, { closedAt }: Past): Promise<void> {
  const wait = closedAt + FAREWELL - clock.elapsed();
  if (wait <= 0) return;
  let forget = () => {};
  await new Promise<void>((resume) => {
    const cancel = clock.after(wait, resume);
    forget = onDestroy(() => {
      cancel();
      resume();
    });
  });
  forget();
}

/** Opens Lock for one attempt. In redirect mode the page leaves and this never settles. */
function showLock(
  lock: LockPort,
  host: SignInHost,
  past: Past,
  options: SignInOptions,
): Promise<LoginResult> {
  const attempt: Attempt = {
    nonce: randomText(),
    startedAt: host.clock.now(),
    returnTo: returnPath(options.returnTo),
  };
  past.ours.add(attempt.nonce);
  return new Promise((settle) => {
    const undo: (() => void)[] = [];
    let answered = false;
    let over = false;
    const finish = (result: LoginResult) => {
      answered = over = true;
      for (const undoOne of undo.splice(0)) undoOne();
      settle(result);
    };
    // Lock stays open after a sign-in within the page unless it is told to go.
    const closeAndFinish = (result: LoginResult) => {
      if (over) return;
      finish(result);
      past.closedAt = host.clock.elapsed();
      try {
        lock.hide();
      } catch {
        // The page destroyed it: it is closed.
      }
    };
    const listen = (event: string, listener: (payload: never) => void) =>
      undo.push(listenTo(lock, event, (payload) => answered || listener(payload as never)));

    listen('authenticated', async (result: LockAuthResult) => {
      const { idToken } = Object(result);
      const nonce = decodeIdToken(idToken)?.nonce;
      // Answers an attempt that was cancelled, while this one is open.
      if (nonce !== attempt.nonce && past.ours.has(nonce)) return;
      answered = true;
      if (idToken) past.ours.add(idToken);
      closeAndFinish(await host.accept(result, attempt));
    });
    listen('hide', () => {
      past.closedAt = host.clock.elapsed();
      finish({ outcome: 'cancelled' });
    });
    // Lock shows these with its form still open: the person can go on.
    listen('authorization_error', (raw: unknown) => void told(host, failed(rejected(raw))));
    listen('unrecoverable_error', (raw: unknown) => finish(failed(unrecoverable(raw))));
    undo.push(
      host.on((event) => {
        if (answered || event.type !== 'signed-in' || event.origin === 'here') return;
        const { claims } = event;
        closeAndFinish({ outcome: 'signed-in', claims, returnTo: attempt.returnTo });
      }),
      host.onDestroy(() => closeAndFinish({ outcome: 'cancelled' })),
    );

    const open = async () => {
      const { nonce } = attempt;
      const ofAttempt = { nonce, state: randomText(), appState: attempt, lock: options.lock };
      // They may take a moment, and meanwhile nobody may need Lock any more.
      const shown = await host.showOptions(ofAttempt);
      if (!over) lock.show(shown);
    };
    // Lock throws when it was destroyed, and on options it cannot read.
    open().catch((raw: unknown) => finish(failed(unrecoverable(raw))));
  });
}

/** Lets Lock read the answer of a redirect sign-in from `hash`, and starts the session. */
async function readAnswer(
  host: SignInHost,
  past: Past,
  hash: string,
  asked: number,
): Promise<LoginResult> {
  const lock = await host.lock();
  const result = await new Promise<LockAuthResult>((resolve, reject) =>
    lock.resumeAuth(hash, (raw, answer) => (raw || !answer ? reject(raw) : resolve(answer))),
  );
  if (result.idToken) past.ours.add(result.idToken);
  return host.accept(result, attemptOf(result.appState), asked);
}

/** Reports how an attempt ended, where the session itself has not. */
function told(host: SignInHost, result: LoginResult): LoginResult {
  if (result.outcome === 'failed') host.tell({ type: 'sign-in-failed', error: result.error });
  if (result.outcome === 'cancelled') host.tell({ type: 'cancelled' });
  return result;
}

function failed(error: AuthError): LoginResult {
  return { outcome: 'failed', error };
}

/** The attempt as it comes back in auth0-js' transaction cookie. */
function attemptOf(appState: unknown): Attempt {
  const { nonce, startedAt, returnTo } = Object(appState);
  if (typeof nonce !== 'string' || !nonce || typeof startedAt !== 'number') {
    throw new AuthError('callback', 'This answer belongs to no sign-in of this page.');
  }
  return { nonce, startedAt, returnTo: returnPath(returnTo) };
}

function returnPath(input: unknown): string | null {
  const path = safeReturnPath(input, globalThis.location?.href ?? '');
  return path && fitReturnPath(path);
}

// 256 bits, twice what makes a text unguessable (RFC 6749, section 10.10).
function randomText(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function rejected(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-rejected', 'The tenant refused this sign-in.');
}

function unrecoverable(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-failed', 'Lock could not go on.');
}
