// Which of two sign-ins is the later one, where two tabs made them without seeing each other's.

/**
 * Whether a line began before another one. An id begins with its time in base 36, in nine digits: their
 * order is that of the texts. A line without a record is known by its token's signature and has no
 * time: of such a one nothing is known.
 */
export function precedes(line: string, other: string): boolean {
  return isTimed(line) && isTimed(other) && line < other;
}

// A signature is base64url: there is no dot in it.
const isTimed = (line: string) => line.includes('.');
