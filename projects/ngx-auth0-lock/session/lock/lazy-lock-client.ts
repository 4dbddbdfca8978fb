// Fetches the code that talks with Lock on first need, and again after a failure; answers all the same.
import { AuthError } from '../auth-error';
import { importAgain } from '../import-again';
import type { LockAuthResult } from '../lock-port';
import type { LoginOptions, Session } from '../session-api';
import type { LoginResult } from '../session-state';
import { within } from '../time/wait';
import type { LockClient } from './lock-client';
import type { LockClientDeps } from './lock-client-deps';

// How long a callback may keep a page in `pending`.
const CALLBACK_TIMEOUT = 10_000;
// How long the code may take before the answer is that it did not come: a stalled chunk never settles.
const LOAD_TIMEOUT = 30_000;
// How long to wait before it is fetched again for a renewal that nobody clicked for.
const LOAD_PAUSE = 30_000;

/** Gets the module with the code. */
export type LoadLockClient = () => Promise<
  Pick<typeof import('./lock-client'), 'createLockClient'>
>;

/** The part of a session that talks with Lock, before and after its code is there. */
export interface LazyLockClient {
  signIn(options?: LoginOptions): Promise<LoginResult>;
  resumeRedirect(hash: string): Promise<LoginResult>;
  acceptAuthResult(result: LockAuthResult): Promise<void>;
  renew(): Promise<boolean>;
  tokenToSend: Session['tokenToSend'];
  preload(): void;
  /** Revokes what a sign-in that is over has left at the tenant; a failure is kept quiet. */
  endLine(line: string): void;
  /** Whether an attempt of ours is open, or an answer to one is being checked. */
  busy(): boolean;
  /** The code, if it is there. */
  readonly loaded: LockClient | null;
  /** Milliseconds until it may be fetched again by itself; Infinity while it is on its way. */
  retryIn(): number;
}

export function lazyLockClient(deps: LockClientDeps, load: LoadLockClient): LazyLockClient {
  const { store, clock } = deps;
  const { signal } = store;
  let loaded: LockClient | null = null;
  let loading: Promise<LockClient> | null = null;
  let retryAt = -Infinity;
  let signingIn: Promise<LoginResult> | null = null;
  let resuming: Promise<LoginResult> | null = null;

  /** What the code says, once it is there, or what is said where it does not come. */
  function ask<T>(
    work: (client: LockClient) => T | Promise<T>,
    otherwise: (error: AuthError) => T,
  ): Promise<T> {
    loading ??= within(
      importAgain(load, 'createLockClient', 'lock-load'),
      { clock, milliseconds: LOAD_TIMEOUT, signal },
      () => {
        throw new AuthError('lock-load', 'The code for signing in did not come in time.');
      },
    )
      .then(({ createLockClient }) => (loaded ??= createLockClient(deps)))
      .catch((error: unknown) => {
        loading = null;
        retryAt = clock.elapsed() + LOAD_PAUSE;
        throw error;
      });
    return loading.then(work, otherwise);
  }

  /** Asks for what nobody waits for. */
  function quietly(work: (client: LockClient) => Promise<unknown>): void {
    ask(work, () => undefined).catch(() => {});
  }

  /** The one place that reports how an attempt ended. */
  function settled(result: LoginResult): LoginResult {
    store.dispatch({ type: 'sign-in-settled', result });
    return result;
  }

  async function signIn(options: LoginOptions = {}): Promise<LoginResult> {
    const resumed = await resuming;
    if (resumed?.outcome === 'signed-in' && options.maxAgeSeconds === undefined) return resumed;
    return settled(await ask((client) => client.signIn(options), failed));
  }

  async function resumeRedirect(hash: string): Promise<LoginResult> {
    const { generation } = store;
    store.dispatch({ type: 'callback-started' });
    const answered = ask((client) => client.resumeRedirect(hash, generation), failed);
    const result = await within(
      answered,
      { clock, milliseconds: CALLBACK_TIMEOUT, signal },
      (aborted): LoginResult => {
        if (aborted) return { outcome: 'cancelled' };
        // An answer that comes later still is not wanted any more.
        store.dispatch({ type: 'abandoned' });
        return failed(new AuthError('timeout', 'The sign-in could not be finished in time.'));
      },
    );
    store.dispatch({ type: 'callback-settled' });
    // Nobody closed anything: what was cancelled here was signed out of, or replaced, meanwhile.
    return result.outcome === 'cancelled' ? result : settled(result);
  }

  return {
    signIn: (options) =>
      (signingIn ??= signIn(options).finally(() => {
        signingIn = null;
      })),
    resumeRedirect: (hash) =>
      (resuming ??= resumeRedirect(hash).finally(() => {
        resuming = null;
      })),
    async acceptAuthResult(answer) {
      const { generation } = store;
      const result = await ask((client) => client.acceptAuthResult(answer, generation), failed);
      if (result.outcome === 'failed') settled(result);
    },
    async renew() {
      if (clock.elapsed() < retryAt) return false;
      return ask(
        (client) => client.renew(),
        (error) => {
          store.dispatch({ type: 'renewal-failed', error });
          return false;
        },
      );
    },
    tokenToSend: (request, refused) =>
      loaded
        ? loaded.tokenToSend(request, refused)
        : ask(
            (client) => client.tokenToSend(request, refused),
            (error) => {
              throw error;
            },
          ),
    preload: () => quietly((client) => client.preload()),
    endLine: (line) => quietly((client) => client.endLine(line)),
    busy: () => signingIn !== null || resuming !== null,
    get loaded() {
      return loaded;
    },
    retryIn: () => (loading ? Infinity : retryAt - clock.elapsed()),
  };
}

function failed(error: AuthError): LoginResult {
  return { outcome: 'failed', error };
}
