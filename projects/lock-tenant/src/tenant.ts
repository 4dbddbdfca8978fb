// What createTenant() gives: the running tenant, to read from and to steer in tests.
import type { Account } from './accounts/account.ts';
import type { TenantClock } from './clock/tenant-clock.ts';
import type { FaultSwitches } from './faults/fault-switches.ts';
import type { SentMessage } from './outbox/outbox.ts';
import type { RecordedRequest } from './http/recorded-request.ts';
import type { TokenLifetimes, UserOptions } from './settings/tenant-options.ts';

/** A running tenant. */
export interface Tenant {
  /** Lock's `domain`, without a slash at its end: `http://localhost:4400`. */
  readonly url: string;
  /** `iss` of the tokens, with the slash: `http://localhost:4400/`. */
  readonly issuer: string;
  readonly port: number;
  /** Switch faults while it runs: `tenant.faults.set('wrong-issuer', 'slow')`. */
  readonly faults: FaultSwitches;
  readonly users: TenantUsers;
  /** Lets time pass: `tenant.clock.advance('2h')`. Expiry needs no waiting. */
  readonly clock: TenantClock;
  /** The last 200 requests, oldest first, without passwords, codes and tokens. */
  readonly requests: readonly RecordedRequest[];
  /** What was "sent": codes, sign-in links, password resets; oldest first. */
  readonly messages: readonly SentMessage[];
  /** The newest code that was sent to this e-mail address or phone number, or null. */
  codeFor(to: string): string | null;
  /** The lifetimes now, in seconds. */
  readonly tokenLifetimes: Readonly<TokenLifetimes>;
  /** Changes lifetimes for tokens from now on. Throws OptionError. */
  setTokenLifetimes(lifetimes: Partial<TokenLifetimes>): void;
  /** Signs with a new key from now on. The old one stays in the JWKS, unless `keepOld` is false. */
  rotateKeys(options?: { keepOld?: boolean }): Promise<void>;
  /**
   * As after a start: the first users, no sessions, tickets, codes, attempts, requests or messages,
   * the faults and lifetimes of the options, the machine's time. The keys stay.
   */
  reset(): void;
  /** All that can change, as it is now: users, sessions, tokens, codes, faults, keys, the clock. */
  snapshot(): Snapshot;
  /** Back to it, as often as needed. Open pages keep their cookies, which count again. */
  restore(snapshot: Snapshot): void;
  /** Ends the tenant and lets go of its port. */
  stop(): Promise<void>;
}

/** What `tenant.snapshot()` gives and `tenant.restore()` takes; of the same tenant only. */
export interface Snapshot {
  /** ISO 8601, by the tenant's clock. */
  readonly at: string;
}

/** Who can sign in. */
export interface TenantUsers {
  /** All of them, in the order in which they came. */
  list(): readonly Account[];
  /** By e-mail address, user name or phone number, at any connection. */
  find(identifier: string): Account | undefined;
  /** Throws OptionError when the user is malformed or exists. */
  add(user: UserOptions): Account;
  /** By sub. False when there is none. */
  remove(sub: string): boolean;
}
