// The tenant's clock: the machine's, and as far ahead of it as tests want.
import { OptionError } from '../option-error.ts';

/** The tenant's clock. Only this tenant follows it: neither the browser nor the test does. */
export interface TenantClock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Lets time pass: `'90s'`, `'30m'`, `'2h'`, `'10d'`, or milliseconds. Sessions, codes and tokens age
   * by it, and new tokens are issued then. Throws OptionError.
   */
  advance(by: string | number): void;
}

export interface AdjustableClock extends TenantClock {
  /** Milliseconds ahead of the machine's clock. */
  offset: number;
}

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A hundred years: beyond them dates end. */
const limit = 100 * 365 * 86_400_000;

export function createTenantClock(machine: () => number = Date.now): AdjustableClock {
  return {
    offset: 0,
    now() {
      return machine() + this.offset;
    },
    advance(by) {
      const offset = this.offset + toMilliseconds(by);
      if (offset > limit) throw new OptionError('The clock is at most 100 years ahead.');
      this.offset = offset;
    },
  };
}

function toMilliseconds(by: unknown): number {
  if (typeof by === 'string') {
    const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(by) ?? [];
    if (amount !== undefined) return Math.round(Number(amount) * (units[unit] ?? NaN));
  }
  if (typeof by === 'number' && Number.isFinite(by) && by >= 0) return Math.round(by);
  // Not String(): an object of a stranger's JSON may have no text.
  const shown = typeof by === 'number' ? by : (JSON.stringify(by) ?? 'undefined');
  throw new OptionError(
    `The clock advances by a time such as '90s', '2h' or '10d', or by milliseconds, not by ${shown}.`,
  );
}
