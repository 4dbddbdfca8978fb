// Writes a stretch of time for people.

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/**
 * Such as `9 h 59 min 58 s`: whole seconds, rounded up, so that `0 s` means over. Minutes and
 * seconds are left out beside days.
 */
export function timeLeft(milliseconds: number): string {
  let seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const parts: string[] = [];
  const units = seconds >= 86_400 ? UNITS.slice(0, 2) : UNITS;
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    if (count > 0 || parts.length > 0 || unit === 's') parts.push(`${count} ${unit}`);
    seconds %= size;
  }
  return parts.join(' ');
}
