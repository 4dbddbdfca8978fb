// Counts failed sign-ins per user and sign-ups per address, so that "too many" is real.
import type { Limits } from '../settings/tenant-options.ts';

export interface AttemptCounters {
  /** Whether this user has failed too often. */
  isBlocked(user: string): boolean;
  failed(user: string): void;
  succeeded(user: string): void;
  /** Counts a sign-up; false when the address has made too many in the last minute. */
  maySignUp(address: string): boolean;
  clear(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

export function createAttemptCounters(
  limits: Limits,
  now: () => number = Date.now,
): AttemptCounters {
  let failures = new Map<string, number>();
  let signUps = new Map<string, number[]>();
  return {
    isBlocked: (user) => (failures.get(user) ?? 0) >= limits.failedSignIns,
    failed: (user) => void failures.set(user, (failures.get(user) ?? 0) + 1),
    succeeded: (user) => void failures.delete(user),
    maySignUp(address) {
      const recent = (signUps.get(address) ?? []).filter((time) => time > now() - 60_000);
      if (recent.length >= limits.signUpsPerMinute) return false;
      signUps.set(address, [...recent, now()]);
      return true;
    },
    clear() {
      failures.clear();
      signUps.clear();
    },
    save() {
      const kept = structuredClone({ failures, signUps });
      return () => void ({ failures, signUps } = structuredClone(kept));
    },
  };
}
