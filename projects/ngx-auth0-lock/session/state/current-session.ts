// One accepted session: what it holds, and exactly when it is over.
import { offsetNow } from '../time/offset-now';
import type { Clock } from '../time/clock';
import type { IdTokenClaims } from '../token/id-token';
import type { SignedInState } from '../session-state';
import type { StoredSession } from '../storage/session-record';

/** A session that was accepted on this page. */
export interface CurrentSession extends StoredSession {
  readonly claims: IdTokenClaims;
  /** The end in milliseconds since 1970 by this device's clock. */
  readonly endsAt: number;
  /** The end on the clock that only moves forward: setting the device's clock back wins no time. */
  readonly deadline: number;
  /** The end of the access token on that clock. */
  readonly accessDeadline: number;
  /** Wall clock minus forward clock when the session was accepted. */
  readonly drift: number;
  readonly state: SignedInState;
}

/** The session that `stored` makes, from now on. */
export function currentSession(
  stored: StoredSession,
  claims: IdTokenClaims,
  leewaySeconds: number,
  clock: Clock,
): CurrentSession {
  const now = clock.now();
  const elapsed = clock.elapsed();
  const endsAt = (claims.exp + leewaySeconds) * 1000 - stored.clockOffset;
  // With a clock that is known to be wrong, the token's own lifetime is the upper bound.
  const left = stored.clockOffset
    ? Math.min(
        endsAt - now,
        (claims.exp - claims.iat + leewaySeconds) * 1000 - (now - stored.acceptedAt),
      )
    : endsAt - now;
  return {
    ...stored,
    claims,
    endsAt,
    deadline: elapsed + left,
    accessDeadline: elapsed + accessLeft(stored, now),
    drift: now - elapsed,
    state: { status: 'signed-in', claims, expiresAt: endsAt },
  };
}

/** How long the access token has left, no longer than it was given when it was accepted. */
function accessLeft({ accessExpiresAt, acceptedAt }: StoredSession, now: number): number {
  return accessExpiresAt - Math.max(now, acceptedAt);
}

/** Milliseconds until the access token of `session` is over by both clocks; 0 or less when it is. */
export function accessTimeLeft(session: CurrentSession, clock: Clock): number {
  const { accessExpiresAt, accessDeadline } = session;
  return Math.min(accessExpiresAt - clock.now(), accessDeadline - clock.elapsed());
}

/** Milliseconds until `session` is over by both clocks; 0 or less when it is. */
export function timeLeft(session: CurrentSession, clock: Clock): number {
  const { clockOffset, drift, endsAt, deadline } = session;
  const correction = offsetNow(clockOffset, drift, clock) - clockOffset;
  return Math.min(endsAt - correction - clock.now(), deadline - clock.elapsed());
}

/**
 * Milliseconds until `session` is to be renewed, so many seconds before the first of its tokens ends:
 * Auth0's access tokens end earlier than its ID tokens (7,200 s and 36,000 s by default). A token that
 * lives shorter than twice that is renewed at half of its life.
 */
export function renewalLeft(session: CurrentSession, beforeSeconds: number, clock: Clock): number {
  const { exp, iat } = session.claims;
  const ahead = (life: number) => Math.min(beforeSeconds * 1000, life / 2);
  const left = timeLeft(session, clock) - ahead((exp - iat) * 1000);
  const accessLife = session.accessExpiresAt - session.acceptedAt;
  // An opaque one is for the tenant's own /userinfo; one without a lifetime was never good.
  if (!session.accessToken?.includes('.') || accessLife <= 0) return left;
  return Math.min(left, accessTimeLeft(session, clock) - ahead(accessLife));
}

/**
 * Until when any token of a session's line may be valid, in milliseconds since 1970: of one that is
 * renewed at this moment, too.
 */
export function latestEnd(session: CurrentSession, leewaySeconds: number, now: number): number {
  const { exp, iat } = session.claims;
  return Math.max(session.endsAt, now + (exp - iat + leewaySeconds) * 1000);
}

/** The offset that a stored session may still use: none once the clock was set back. */
export function offsetOf(stored: StoredSession, now: number): number {
  return stored.clockOffset && now >= stored.acceptedAt - 60_000 ? stored.clockOffset : 0;
}
