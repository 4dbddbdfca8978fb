// What other tabs did: a channel that carries no token, storage events, and a look on coming back.
import { fieldsOf } from '../fields-of';
import type { SignedOutReason } from '../session-state';

/** What one tab says to the others; never a token. */
export type TabMessage =
  | { readonly type: 'changed' }
  /** So that a page whose storage is blocked, or lags behind, hears of a sign-out too. */
  | {
      readonly type: 'signed-out';
      /** The id of the sign-in that ended; see `StoredSession`. */
      readonly line: string;
      readonly reason: SignedOutReason;
    };

/** The page is back out of the back/forward cache: what was going on when it was left is over. */
export interface PageRestored {
  readonly type: 'page-restored';
}

/** What {@link Tabs.watch} returns. */
export interface TabChannel {
  /** Sends a message to the other tabs. */
  post(message: TabMessage): void;
  /** Stops watching. */
  close(): void;
}

/** As {@link Tabs.watch} says. */
export function watchTabs(
  name: string,
  keys: readonly string[],
  onWake: (message?: TabMessage | PageRestored) => void,
): TabChannel {
  const channel = openChannel(name);
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const { window, document } = globalThis;
  const wake = () => onWake();
  channel?.addEventListener('message', ({ data }) => onWake(messageOf(data)), options);
  // `key` is null when storage was cleared as a whole.
  window?.addEventListener(
    'storage',
    ({ key }) => {
      if (key === null || keys.includes(key)) wake();
    },
    options,
  );
  // A page out of the back/forward cache, or a tab that slept, has missed every event.
  window?.addEventListener(
    'pageshow',
    ({ persisted }) => onWake(persisted ? { type: 'page-restored' } : undefined),
    options,
  );
  window?.addEventListener('focus', wake, options);
  // The last chance to finish what storage refused.
  window?.addEventListener('pagehide', wake, options);
  document?.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden) wake();
    },
    options,
  );
  return {
    post: (message) => channel?.postMessage(message),
    close() {
      stop.abort();
      channel?.close();
    },
  };
}

/** A message as it came: any page of the origin may have sent it, of another version too. */
function messageOf(data: unknown): TabMessage {
  const { type, line, reason } = fieldsOf(data);
  return type === 'signed-out' && typeof line === 'string'
    ? { type, line, reason: reason as SignedOutReason }
    : { type: 'changed' };
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    // Absent in old browsers, refused for opaque origins; storage events remain.
    return undefined;
  }
}
