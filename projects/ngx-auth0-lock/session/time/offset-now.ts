// What a session may still rest on an offset that was measured earlier.
import type { Clock } from './clock';

/** Milliseconds; below this a difference is the way of the network and of ordinary clocks. */
export const ORDINARY_DIFFERENCE = 60_000;

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
  if (moved < -ORDINARY_DIFFERENCE) return 0;
  return moved > ORDINARY_DIFFERENCE ? Math.max(offset, 0) : offset;
}
