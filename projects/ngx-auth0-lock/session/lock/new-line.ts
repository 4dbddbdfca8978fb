// The id of a sign-in: it says when, so that tabs that made one each without seeing the other's agree on one.
import { randomText } from './random-text';

// Nine digits in base 36 last until the year 5188.
const DIGITS = 9;

/**
 * An id for a sign-in at `now`, in milliseconds since 1970, which follows the sign-in of `before` also
 * where the clock was set back since then; see line-order.ts.
 */
export function newLine(now: number, before: string | undefined): string {
  const [time, rest] = before?.split('.') ?? [];
  const after = rest === undefined ? 0 : parseInt(time, 36) + 1;
  return `${Math.max(now, after).toString(36).padStart(DIGITS, '0')}.${randomText()}`;
}
