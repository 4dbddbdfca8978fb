// The part of a session that talks with Lock: a lazy file, which arrives before the first sign-in,
// callback or renewal and costs the start of an app nothing.
import type { LockAuthResult, LockPort } from '../lock-port';
import { createRenewal } from '../renewal/renewal';
import type { LoginOptions, SignInAttempt } from '../session-api';
import type { LoginResult } from '../session-state';
import { createAcceptAnswer } from './accept-answer';
import type { LockClientDeps } from './lock-client-deps';
import { pageLock } from './page-lock';
import { createSignIn } from './sign-in';

/** What a session does with Lock. */
export interface LockClient {
  /** Opens Lock for one attempt. */
  signIn(options: LoginOptions): Promise<LoginResult>;
  /** Cancels the attempt that is open, for a page that was left in its midst and is back. */
  cancelAttempt(): void;
  /** Takes up a redirect sign-in whose answer was in the address bar in that generation. */
  resumeRedirect(hash: string, generation: number): Promise<LoginResult>;
  /** Takes an answer of Lock that no attempt of ours asked for. */
  acceptAuthResult(result: LockAuthResult, generation: number): Promise<LoginResult>;
  renew(): Promise<boolean>;
  /** Milliseconds until the next renewal that is made by itself; Infinity when there is none. */
  renewalDueIn(): number;
  preload(): Promise<LockPort>;
}

export function createLockClient(deps: LockClientDeps): LockClient {
  const { options } = deps;
  const lock = pageLock(options.lock, deps);
  const { accept, judging } = createAcceptAnswer(deps);
  const signIn = createSignIn({
    ...deps,
    lock,
    discardLock: lock.discard,
    accept,
    showOptions: options.showOptions ?? bareShowOptions,
  });
  const renewal = createRenewal({
    ...deps,
    lock,
    accept,
    beforeSeconds: options.renewBeforeSeconds,
  });

  return {
    signIn: signIn.signIn,
    cancelAttempt: signIn.cancel,
    resumeRedirect: signIn.resumeRedirect,
    async acceptAuthResult(result, generation) {
      const token = result?.idToken;
      // An answer to an attempt is judged there, by its nonce, and what is refused there is refused.
      if (!signIn.owns(token)) return accept(result, { generation });
      await judging(token);
      return { outcome: 'cancelled' };
    },
    renew: renewal.renew,
    renewalDueIn: renewal.dueIn,
    preload: lock,
  };
}

// What an attempt needs, for pages that make their own Lock.
function bareShowOptions({ lock, ...ofAttempt }: SignInAttempt): unknown {
  const params = { scope: 'openid profile email', ...lock?.auth?.params, ...ofAttempt };
  return { ...lock, auth: { ...lock?.auth, params } };
}
