// What talking with Lock needs of its session: types only.
import type { LockPort } from '../lock-port';
import type { SessionOptions } from '../session-api';
import type { SessionStore } from '../state/session-store';
import type { StoredSessionSync } from '../state/stored-session-sync';
import type { Tabs } from '../tabs/tabs';
import type { Tenant } from '../tenant';
import type { Clock } from '../time/clock';

/** What talking with Lock needs of its session. */
export interface LockClientDeps {
  readonly store: SessionStore;
  readonly sync: StoredSessionSync;
  readonly clock: Clock;
  readonly tabs: Tabs;
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly leewaySeconds: number;
  /** Names this session among the tabs of the origin. */
  readonly name: string;
  readonly options: Pick<
    SessionOptions,
    | 'lock'
    | 'showOptions'
    | 'renewBeforeSeconds'
    | 'storage'
    | 'storageKey'
    | 'flow'
    | 'redirectUrl'
    | 'audience'
    | 'scope'
    | 'passwordless'
    | 'refreshTokens'
  >;
  /** The Lock that the page made itself, if it did. */
  connected(): LockPort | null;
}
