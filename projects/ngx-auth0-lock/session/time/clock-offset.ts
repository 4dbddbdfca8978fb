// How far this device's clock is off, and what a session may rest on that.
import type { Clock } from './clock';

// Below this a difference is the way of the network and of ordinary clocks.
const ORDINARY = 60_000;

/**
 * The tenant's time minus this device's, in milliseconds, as a token tells that was issued for this
 * very attempt (its nonce is checked apart): it cannot be older than the attempt, nor from the future.
 *
 * @param issuedAt the token's `iat`, in seconds.
 * @param startedAt when the attempt started, in milliseconds by this device's clock.
 * @param now in milliseconds by this device's clock.
 * @returns 0 while the two clocks agree within a minute.
 */
export function clockOffset(issuedAt: unknown, startedAt: number, now: number): number {
  if (typeof issuedAt !== 'number' || !Number.isFinite(issuedAt)) return 0;
  const offset = issuedAt * 1000 - now;
  const behind = offset > ORDINARY;
  const ahead = issuedAt * 1000 < startedAt - ORDINARY;
  return behind || ahead ? offset : 0;
}

/**
 * The offset for a token that was issued just now in the place of another: none once this device's
 * clock agrees with it, because it was set right since.
 *
 * @param offset what the session before rests on, in milliseconds.
 * @param issuedAt the token's `iat`, in seconds.
 * @param now in milliseconds by this device's clock.
 */
export function offsetStillNeeded(offset: number, issuedAt: unknown, now: number): number {
  return Math.abs(Number(issuedAt) * 1000 - now) <= ORDINARY ? 0 : offset;
}

/**
 * The offset that still holds after the clock may have been moved since it was measured.
 *
 * The wall clock is held against the one that only moves forward. Sleep stops the latter in some
 * browsers, so a jump forward may be sleep or a clock set right: the later of the two times counts.
 * After a jump back the offset means nothing any more.
 *
 * @param drift wall clock minus forward clock, in milliseconds, when the offset was measured.
 */
export function offsetNow(offset: number, drift: number, clock: Clock): number {
  if (!offset) return 0;
  const moved = clock.now() - clock.elapsed() - drift;
  if (moved < -ORDINARY) return 0;
  return moved > ORDINARY ? Math.max(offset, 0) : offset;
}
