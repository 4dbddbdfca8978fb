// What talking with Lock needs of its session: types only.
import type { LockPort } from '../lock-port';
import type { SessionOptions } from '../session-api';
import type { StoredSessionSync, SyncDeps } from '../state/stored-session-sync';
import type { Tenant } from '../tenant';

/** What talking with Lock needs of its session. */
export interface LockClientDeps extends SyncDeps {
  readonly sync: StoredSessionSync;
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
    | 'tabs'
  >;
  /** The Lock that the page made itself, if it did. */
  connected(): LockPort | null;
}
