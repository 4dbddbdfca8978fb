// Links that change a forgotten password: one use, one hour.
import { randomBytes } from 'node:crypto';

export interface PasswordResets {
  /** The id that stands in the link. */
  issue(sub: string): string;
  /** The account's sub, or null when the id is unknown, used or too old. */
  find(id: string): string | null;
  /** Uses the link up. */
  redeem(id: string): void;
  clear(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

const lifetime = 3_600_000;

export function createPasswordResets(now: () => number = Date.now): PasswordResets {
  let resets = new Map<string, { sub: string; until: number }>();
  return {
    issue(sub) {
      const id = randomBytes(24).toString('base64url');
      resets.set(id, { sub, until: now() + lifetime });
      return id;
    },
    find(id) {
      const reset = resets.get(id);
      return reset && reset.until > now() ? reset.sub : null;
    },
    redeem: (id) => void resets.delete(id),
    clear: () => resets.clear(),
    save() {
      const kept = structuredClone(resets);
      return () => void (resets = structuredClone(kept));
    },
  };
}
