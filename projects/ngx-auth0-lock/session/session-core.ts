// What the side of a session that talks with Lock may know of it, and do to it: types only.
import type { Clock } from './time/clock';
import type { CurrentSession } from './state/current-session';
import type { LockPort } from './lock-port';
import type { Tabs } from './tabs/tabs';
import type { SessionOptions } from './session-api';
import type { AuthEvent, SignedOutReason } from './session-state';
import type { Tenant } from './tenant';

/** The inside of a session. */
export interface SessionCore {
  readonly options: SessionOptions;
  readonly clientId: string;
  readonly tenant: Tenant;
  readonly clock: Clock;
  readonly tabs: Tabs;
  /** Names this session among the tabs of the origin. */
  readonly name: string;
  /** The session now; null also when it was let go of. */
  current(): CurrentSession | null;
  /** The Lock that the page made itself, if it did. */
  connected(): LockPort | null;
  /** Counts what makes the answers worthless that are still on their way. */
  endings(): number;
  /** Whether a token may still start a session, when it was asked for at `asked` endings. */
  wanted(idToken: unknown, asked: number): boolean;
  /** Keeps a session, here and in storage, and tells everybody. */
  begin(next: CurrentSession, event: AuthEvent): void;
  end(reason: SignedOutReason): void;
  /** Looks at the clock and into storage, and follows what changed. */
  look(): void;
  tell(event: AuthEvent): void;
  on(listener: (event: AuthEvent) => void): () => void;
  destroyed(): boolean;
  /** Calls back when the session is let go of; returns what undoes it. */
  onDestroy(callback: () => void): () => void;
}
