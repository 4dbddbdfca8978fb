// The parts of one running tenant, as its endpoints see them.
import type { AccountDirectory } from './accounts/account-directory.ts';
import type { LoginTickets } from './accounts/login-tickets.ts';
import type { AttemptCounters } from './accounts/attempt-counters.ts';
import type { PasswordResets } from './accounts/password-resets.ts';
import type { AdjustableClock } from './clock/tenant-clock.ts';
import type { FaultSwitches } from './faults/fault-switches.ts';
import type { SigningKeys } from './keys/signing-keys.ts';
import type { OneTimeCodes } from './outbox/one-time-codes.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Settings } from './settings/settings.ts';

export interface TenantContext {
  readonly settings: Settings;
  readonly clock: AdjustableClock;
  readonly port: number;
  /** With the slash at its end, as Auth0's. */
  readonly issuer: string;
  readonly accounts: AccountDirectory;
  readonly tickets: LoginTickets;
  readonly attempts: AttemptCounters;
  readonly resets: PasswordResets;
  readonly codes: OneTimeCodes;
  readonly outbox: Outbox;
  readonly faults: FaultSwitches;
  readonly keys: SigningKeys;
  readonly requests: RequestLog;
  readonly log: (line: string) => void;
}
