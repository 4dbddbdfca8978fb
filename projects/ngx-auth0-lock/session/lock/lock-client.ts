// The side of a session that talks with Lock: a lazy file, which arrives before the first sign-in,
// callback or renewal and costs the start of an app nothing.
import { AuthError } from '../auth-error';
import { clockOffset, offsetStillNeeded } from '../time/clock-offset';
import { currentSession, timeLeft, type CurrentSession } from '../state/current-session';
import { decodeIdToken, type IdTokenClaims } from '../token/id-token';
import { asAuthError } from './lock-error';
import type { LockAuthResult, LockPort } from '../lock-port';
import { pageLock } from './page-lock';
import { createRenewal } from '../renewal/renewal';
import type { SignInAttempt, SignInOptions } from '../session-api';
import type { SessionCore } from '../session-core';
import type { LoginResult } from '../session-state';
import { createSignIn, type Attempt } from './sign-in';
import { verifyIdToken } from '../token/verify-id-token';

/** What a session does with Lock. */
export interface LockSide {
  signIn(options: SignInOptions): Promise<LoginResult>;
  resume(hash: string, asked: number): Promise<LoginResult>;
  renew(): Promise<boolean>;
  /** Milliseconds until the next renewal that is made by itself; Infinity when there is none. */
  renewalDueIn(): number;
  /** Forgets that renewals failed: there was a new sign-in. */
  resetRenewal(): void;
  /** Takes an answer of Lock that no attempt of ours asked for. */
  start(result: LockAuthResult, asked: number): Promise<void>;
  preload(): Promise<LockPort>;
}

export function createLockSide(core: SessionCore): LockSide {
  const { clock, tabs, name, tell, on, tenant, clientId, options } = core;
  const { leewaySeconds = 0 } = options;
  const lock = pageLock(options.lock, core);
  const accepting = new Map<unknown, Promise<LoginResult>>();

  const renewal = createRenewal({
    clock,
    tabs,
    name,
    beforeSeconds: options.renewBeforeSeconds,
    onDestroy: core.onDestroy,
    tenantUrl: tenant.url,
    current: core.current,
    look: core.look,
    lock,
    accept: (result, renews) => accept(result, null, core.endings(), renews),
    tell,
  });
  const signIn = createSignIn({
    clock,
    lock,
    showOptions: options.showOptions ?? bareShowOptions,
    accept: (result, attempt, asked = core.endings()) => accept(result, attempt, asked),
    tell,
    on,
    onDestroy: core.onDestroy,
  });

  /** Verifies an answer of Lock and starts the session; a token that comes twice is looked at once. */
  function accept(
    result: LockAuthResult,
    attempt: Attempt | null,
    asked: number,
    renews: CurrentSession | null = null,
  ): Promise<LoginResult> {
    const token = result?.idToken;
    const judging =
      accepting.get(token) ??
      judge(result, attempt, asked, renews).finally(() => accepting.delete(token));
    accepting.set(token, judging);
    return judging;
  }

  async function judge(
    result: LockAuthResult,
    attempt: Attempt | null,
    asked: number,
    renews: CurrentSession | null,
  ): Promise<LoginResult> {
    const returnTo = attempt?.returnTo ?? null;
    // Lock may hand over nothing at all; the verifier says so.
    const { idToken, accessToken, idTokenPayload }: LockAuthResult = Object(result);
    try {
      if (!core.wanted(idToken, asked)) return { outcome: 'cancelled' };
      const held = core.current();
      if (held && held.idToken === idToken) {
        return { outcome: 'signed-in', claims: held.claims, returnTo };
      }
      const now = clock.now();
      const issuedAt = decodeIdToken(idToken)?.iat;
      const offset = attempt
        ? clockOffset(issuedAt, attempt.startedAt, now)
        : offsetStillNeeded(renews?.clockOffset ?? 0, issuedAt, now);
      const claims = await verifyIdToken(idToken, {
        issuer: tenant.issuer,
        clientId,
        jwksUrl: tenant.jwksUrl,
        now: now + offset,
        nonce: attempt?.nonce,
        accessToken,
        subject: idTokenPayload?.sub,
      });
      if (renews) core.look();
      if (!core.wanted(idToken, asked) || (renews && core.current() !== renews)) {
        return { outcome: 'cancelled' };
      }
      begin(result, claims, offset, renews, returnTo);
      return { outcome: 'signed-in', claims, returnTo };
    } catch (raw) {
      const error = asAuthError(raw, 'token-malformed', 'Lock handed over no valid ID token.');
      return { outcome: 'failed', error };
    }
  }

  function begin(
    { idToken, accessToken = null, expiresIn }: LockAuthResult,
    claims: IdTokenClaims,
    offset: number,
    renews: CurrentSession | null,
    returnTo: string | null,
  ) {
    if (renews && renews.claims.sub !== claims.sub) {
      core.end('user-changed');
      throw new AuthError('user-changed', 'The tenant answered for another user.');
    }
    const now = clock.now();
    const stored = {
      idToken: idToken!,
      accessToken,
      accessExpiresAt: now + Number(expiresIn || 0) * 1000,
      clockOffset: offset,
      acceptedAt: now,
    };
    const next = currentSession(stored, claims, leewaySeconds, clock);
    if (timeLeft(next, clock) <= 0) {
      throw new AuthError('token-expired', 'The tenant handed over an expired token.');
    }
    renewal.reset();
    core.begin(
      next,
      renews
        ? { type: 'renewed', origin: 'here', claims }
        : { type: 'signed-in', origin: 'here', claims, returnTo },
    );
  }

  return {
    signIn: signIn.signIn,
    resume: signIn.resume,
    renew: renewal.renew,
    renewalDueIn: renewal.dueIn,
    resetRenewal: renewal.reset,
    async start(result, asked) {
      const token = result?.idToken;
      // An answer to an attempt is judged there, by its nonce, and what is refused there is refused.
      if (signIn.owns(token)) return void (await accepting.get(token));
      const outcome = await accept(result, null, asked);
      if (outcome.outcome === 'failed') tell({ type: 'sign-in-failed', error: outcome.error });
    },
    preload: lock,
  };
}

// What an attempt needs, for pages that make their own Lock.
function bareShowOptions({ lock, ...ofAttempt }: SignInAttempt): unknown {
  const params = { scope: 'openid profile email', ...lock?.auth?.params, ...ofAttempt };
  return { ...lock, auth: { ...lock?.auth, params } };
}
