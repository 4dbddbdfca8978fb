// One attempt with Lock as one Promise: signed in, cancelled, or failed.
import { AuthError } from '../auth-error';
import { boundedSet, type BoundedSet } from '../events/bounded-set';
import type { AcceptCode } from './accept-code';
import { codeAnswerInMessage, codeAnswerOf, type CodeAnswer } from '../code-flow/code-answer';
import type { PendingAttempt } from '../code-flow/pending-attempt';
import { challengeOf } from '../code-flow/pkce';
import type { UniversalLoginDeps } from '../code-flow/universal-login';
import { clearTransactionCookies } from '../code-flow/transaction-cookies';
import { listenTo, type LockAuthResult, type LockPort } from '../lock-port';
import { numberOption } from '../number-option';
import type { LoginOptions, SignInAttempt } from '../session-api';
import type { LoginResult } from '../session-state';
import type { SessionStore } from '../state/session-store';
import type { Clock } from '../time/clock';
import { wait } from '../time/wait';
import { decodeIdToken } from '../token/id-token';
import { leaveForTenant } from './leave-for-tenant';
import { asAuthError } from './lock-error';
import { randomText } from './random-text';
import { readCode, readTokens, returnPath, type RedirectAnswerDeps } from './redirect-answer';

/** What attempts are made with. */
export interface SignInDeps extends RedirectAnswerDeps {
  readonly store: SessionStore;
  readonly clock: Clock;
  discardLock(): void;
  /** What the code flow adds; null in the implicit flow. */
  readonly code: {
    /** Where the tenant's messages come from. */
    readonly origin: string;
    readonly accept: AcceptCode;
    /** Whether a refresh token is asked for. */
    readonly offlineAccess: boolean;
    /** What the tenant's own page is told of the app. */
    readonly universal: UniversalLoginDeps;
  } | null;
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
        if (options.universal) return await goToTenant(deps, past, options);
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
        return deps.code
          ? await readCode(deps, deps.code.accept, hash, generation)
          : await readTokens(deps, past.ours, hash, generation);
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

/** Leaves for the tenant's own page, without Lock. */
async function goToTenant(
  { store, clock, pending, code }: SignInDeps,
  past: Past,
  options: LoginOptions,
): Promise<LoginResult> {
  const { universal } = options;
  const asked = typeof universal === 'object' ? universal : {};
  const attempt = { ...newAttempt(clock, options, randomText()), organization: asked.organization };
  const deps = { store, pending, universal: code?.universal ?? null };
  return leaveForTenant(deps, attempt, asked, (cancel) => (past.cancel = cancel));
}

function newAttempt(
  clock: Clock,
  { returnTo, maxAgeSeconds }: LoginOptions,
  verifier: string | null,
): PendingAttempt {
  if (maxAgeSeconds !== undefined) numberOption('maxAgeSeconds', maxAgeSeconds);
  return {
    state: randomText(),
    nonce: randomText(),
    verifier,
    startedAt: clock.now(),
    returnTo: returnPath(returnTo),
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
  };
}

/** Opens Lock for one attempt. In redirect mode the page leaves and this never settles. */
function showLock(
  lock: LockPort,
  { store, clock, accept, pending, code, showOptions, discardLock }: SignInDeps,
  past: Past,
  options: LoginOptions,
): Promise<LoginResult> {
  const attempt = newAttempt(clock, options, code && randomText());
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

    const judge = async (work: (generation: number) => Promise<LoginResult>) => {
      answered = true;
      const result = await work(store.generation);
      pending.take('state', attempt.state);
      closeAndSettle(result);
    };
    const take = (answer: CodeAnswer | null) => {
      if (answered || answer?.state !== attempt.state || !answer.code) return;
      const { nonce } = attempt;
      const request = { verifier: attempt.verifier!, nonce };
      void judge((generation) => code!.accept(answer, request, { attempt, generation }));
    };

    listen('authenticated', (result: LockAuthResult | null) => {
      const { idToken } = result ?? {};
      if (code && !idToken) return take(codeAnswerOf(result));
      if (code) return settle(failed(notACode()));
      const nonce = decodeIdToken(idToken)?.nonce;
      // Answers an attempt that was cancelled, while this one is open.
      if (nonce !== attempt.nonce && past.ours.has(nonce)) return;
      if (idToken) past.ours.add(idToken);
      void judge((generation) => accept(result ?? {}, { attempt, generation }));
    });
    const { window } = globalThis;
    const whileOpen = { signal: over.signal };
    // Within the page the code comes in a message only, of which auth0-js does not check the origin.
    const onMessage = (event: MessageEvent) =>
      take(codeAnswerInMessage(event, code!.origin, attempt.state));
    if (code) window?.addEventListener('message', onMessage, whileOpen);
    // The ten minutes of an attempt begin when the page is left, or the link is on its way.
    const keep = () => pending.keep(attempt);
    window?.addEventListener('pagehide', keep, whileOpen);
    listen('socialOrEmail submit', keep);
    keep();
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
    // However it ended: nobody reads them, and auth0-js leaves them.
    if (code) over.signal.addEventListener('abort', () => clearTransactionCookies(attempt.state));
    store.signal.addEventListener('abort', () => closeAndSettle({ outcome: 'cancelled' }), {
      signal: over.signal,
    });

    const open = async () => {
      const { nonce, state, startedAt, returnTo, verifier, maxAgeSeconds } = attempt;
      const ofAttempt = {
        nonce,
        state,
        appState: { nonce, startedAt, returnTo },
        ...(maxAgeSeconds !== undefined && { max_age: maxAgeSeconds }),
        lock: options.lock,
        ...(verifier && {
          challenge: await challengeOf(verifier),
          offlineAccess: code!.offlineAccess,
        }),
      };
      // They may take a moment, and meanwhile nobody may need Lock any more.
      const shown = await showOptions(ofAttempt);
      if (!over.signal.aborted) lock.show(shown);
    };
    // Lock throws when it was destroyed, and on options it cannot read.
    open().catch((raw: unknown) => settle(failed(unrecoverable(raw))));
  });
}

function failed(error: AuthError): LoginResult {
  return { outcome: 'failed', error };
}

function notACode(): AuthError {
  return new AuthError(
    'config',
    "flow is 'code', but this Lock was made with another responseType: make it with lockOptions({ flow: 'code' }).",
  );
}

function rejected(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-rejected', 'The tenant refused this sign-in.');
}

function unrecoverable(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-failed', 'Lock could not go on.');
}
