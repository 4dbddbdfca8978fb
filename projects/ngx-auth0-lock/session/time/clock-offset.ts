// How far this device's clock is off, as a token tells that was just issued. Only lazy files need it.
import { ORDINARY_DIFFERENCE } from './offset-now';

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
  const behind = offset > ORDINARY_DIFFERENCE;
  const ahead = issuedAt * 1000 < startedAt - ORDINARY_DIFFERENCE;
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
  return Math.abs(Number(issuedAt) * 1000 - now) <= ORDINARY_DIFFERENCE ? 0 : offset;
}
