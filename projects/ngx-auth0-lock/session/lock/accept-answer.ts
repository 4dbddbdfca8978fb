// From what Lock or the tenant hands over to a session: verified once, judged by what was asked for.
import { AuthError } from '../auth-error';
import { refuseOtherOrganization } from '../code-flow/universal-login';
import { importAgain } from '../import-again';
import type { LockAuthResult } from '../lock-port';
import type { LoginResult } from '../session-state';
import { currentSession, timeLeft, type CurrentSession } from '../state/current-session';
import { keepSession } from '../state/keep-session';
import type { IdTokenClaims } from '../token/id-token';
import { decodeIdToken } from '../token/id-token';
import { clockOffset, offsetStillNeeded } from '../time/clock-offset';
import type { LockClientDeps } from './lock-client-deps';
import { asAuthError } from './lock-error';
import { newLine } from './new-line';

/** What an answer of Lock is held against: it must have been asked for by this browser. */
export interface Attempt {
  readonly nonce: string;
  /** When it started, in milliseconds by this device's clock. */
  readonly startedAt: number;
  readonly returnTo: string | null;
  /** How many seconds ago the person may have signed in at the tenant, if that matters. */
  readonly maxAgeSeconds?: number;
  /** The organization that was asked for. */
  readonly organization?: string | null;
}

/** What an answer is an answer to. */
export interface Asked {
  /** The attempt to sign in; null when Lock answered on its own. */
  readonly attempt?: Attempt | null;
  /** The session that is renewed by it. */
  readonly renews?: CurrentSession | null;
  /** The store's generation when it was asked for. */
  readonly generation: number;
  /** How it came from the token endpoint; undefined for what the browser itself brought. */
  readonly redeemed?: {
    /** The id that the line of a new sign-in gets. */
    readonly line: string;
    /** The nonce of a request that was no attempt to sign in; null for a refresh token. */
    readonly nonce: string | null;
  };
}

/** Verifies an answer and starts the session. */
export type AcceptAnswer = (answer: LockAuthResult, asked: Asked) => Promise<LoginResult>;

/** An {@link AcceptAnswer} that judges a token that comes twice only once. */
export function createAcceptAnswer(deps: LockClientDeps): {
  readonly accept: AcceptAnswer;
  /** The judgement of a token that is under way. */
  judging(token: unknown): Promise<LoginResult> | undefined;
} {
  const underWay = new Map<unknown, Promise<LoginResult>>();
  return {
    judging: (token) => underWay.get(token),
    accept(answer, asked) {
      const token = answer?.idToken;
      const judging =
        underWay.get(token) ?? judge(deps, answer, asked).finally(() => underWay.delete(token));
      underWay.set(token, judging);
      return judging;
    },
  };
}

async function judge(
  deps: LockClientDeps,
  answer: LockAuthResult,
  asked: Asked,
): Promise<LoginResult> {
  const { store, sync, clock, tenant, clientId } = deps;
  const { attempt = null, renews = null, generation, redeemed } = asked;
  const returnTo = attempt?.returnTo ?? null;
  // Lock may hand over nothing at all; the verifier says so.
  const { idToken, accessToken, idTokenPayload } = answer ?? {};
  try {
    if (store.isStale(idToken, generation)) return { outcome: 'cancelled' };
    const held = store.current;
    // Lock reports some answers twice; what was redeemed is a new one, if of the same second.
    if (held && held.idToken === idToken && !redeemed) {
      return { outcome: 'signed-in', claims: held.claims, returnTo };
    }
    const now = clock.now();
    const issuedAt = decodeIdToken(idToken)?.iat;
    const offset = attempt
      ? clockOffset(issuedAt, attempt.startedAt, now)
      : offsetStillNeeded(renews?.clockOffset ?? 0, issuedAt, now);
    // Not through `verifyIdToken`, which an app that does not call it itself need not load.
    const { verifyWithJose } = await importAgain(
      () => import('../token/jose-verifier'),
      'verifyWithJose',
      'network',
    );
    const claims = await verifyWithJose(idToken, {
      issuer: tenant.issuer,
      clientId,
      jwksUrl: tenant.jwksUrl,
      now: now + offset,
      nonce: attempt?.nonce ?? redeemed?.nonce ?? undefined,
      accessToken,
      atHashOptional: redeemed !== undefined,
      subject: idTokenPayload?.sub,
      maxAgeSeconds: attempt?.maxAgeSeconds,
    });
    const organization = attempt?.organization ?? renews?.claims['org_id'];
    refuseOtherOrganization(claims, organization as string | undefined);
    if (renews) sync.revalidate();
    if (store.isStale(idToken, generation) || (renews && store.current !== renews)) {
      return { outcome: 'cancelled' };
    }
    const line = renews?.line ?? redeemed?.line ?? newLine(now, store.current?.line);
    keep(deps, answer, claims, offset, { renews, returnTo, line });
    return { outcome: 'signed-in', claims, returnTo };
  } catch (raw) {
    const error = asAuthError(raw, 'token-malformed', 'Lock handed over no valid ID token.');
    return { outcome: 'failed', error };
  }
}

function keep(
  deps: LockClientDeps,
  { idToken, accessToken = null, expiresIn }: LockAuthResult,
  claims: IdTokenClaims,
  clockOffset: number,
  {
    renews,
    returnTo,
    line,
  }: { renews: CurrentSession | null; returnTo: string | null; line: string },
): void {
  const { sync, clock, leewaySeconds } = deps;
  if (renews && renews.claims.sub !== claims.sub) {
    sync.signOut('user-changed');
    throw new AuthError('user-changed', 'The tenant answered for another user.');
  }
  const now = clock.now();
  const stored = {
    idToken: idToken!,
    line,
    accessToken,
    accessExpiresAt: now + Number(expiresIn || 0) * 1000,
    clockOffset,
    acceptedAt: now,
  };
  const session = currentSession(stored, claims, leewaySeconds, clock);
  if (timeLeft(session, clock) <= 0) {
    throw new AuthError('token-expired', 'The tenant handed over an expired token.');
  }
  if (renews && claims.exp < renews.claims.exp) {
    throw new AuthError('token-expired', 'The tenant answered with a token that ends earlier.');
  }
  keepSession(
    deps,
    renews ? { type: 'renewed', session, renews } : { type: 'accepted', session, returnTo },
  );
}
