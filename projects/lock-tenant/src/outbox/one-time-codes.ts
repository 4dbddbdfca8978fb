// One-time codes: six digits, three minutes, three tries, the newest only.
import { randomInt } from 'node:crypto';
import { sameText } from '../accounts/same-text.ts';

export interface OneTimeCodes {
  issue(connection: string, to: string): string;
  /** Uses the code up when it is right. */
  redeem(connection: string, to: string, code: string): 'right' | 'wrong' | 'too-many';
  clear(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

const lifetime = 180_000;
const tries = 3;

export function createOneTimeCodes(now: () => number = Date.now): OneTimeCodes {
  let codes = new Map<string, { code: string; until: number; left: number }>();
  const key = (connection: string, to: string) => `${connection}\n${to.trim().toLowerCase()}`;
  return {
    issue(connection, to) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      codes.set(key(connection, to), { code, until: now() + lifetime, left: tries });
      return code;
    },
    redeem(connection, to, code) {
      const entry = codes.get(key(connection, to));
      if (!entry || entry.until <= now()) return 'wrong';
      if (entry.left === 0) return 'too-many';
      if (!sameText(entry.code, code)) {
        entry.left--;
        return 'wrong';
      }
      codes.delete(key(connection, to));
      return 'right';
    },
    clear: () => codes.clear(),
    save() {
      const kept = structuredClone(codes);
      return () => void (codes = structuredClone(kept));
    },
  };
}
