// What other tabs did: a channel that carries no token, storage events, and a look on coming back.

/** Says what another tab did, so that a page whose storage is blocked hears of a sign-out too. */
export type TabHint = 'changed' | 'signed-out';

/** What {@link Tabs.watch} returns. */
export interface TabsWatch {
  /** Tells the other tabs. */
  tell(hint: TabHint): void;
  /** Stops watching. */
  stop(): void;
}

/** As {@link Tabs.watch} says. */
export function watch(
  name: string,
  keys: readonly string[],
  look: (hint: TabHint) => void,
): TabsWatch {
  const channel = openChannel(name);
  const changed = () => look('changed');
  const listeners: readonly [EventTarget | undefined, string, (event: never) => unknown][] = [
    [
      channel,
      'message',
      ({ data }: MessageEvent) => look(data === 'signed-out' ? data : 'changed'),
    ],
    // `key` is null when storage was cleared as a whole.
    [
      globalThis.window,
      'storage',
      ({ key }: StorageEvent) => (key === null || keys.includes(key)) && changed(),
    ],
    // A page out of the back/forward cache, or a tab that slept, has missed every event.
    [globalThis.window, 'pageshow', changed],
    [globalThis.window, 'focus', changed],
    [globalThis.document, 'visibilitychange', () => document.hidden || changed()],
  ];
  for (const [target, type, listener] of listeners) {
    target?.addEventListener(type, listener as EventListener);
  }
  return {
    tell: (hint) => channel?.postMessage(hint),
    stop() {
      for (const [target, type, listener] of listeners) {
        target?.removeEventListener(type, listener as EventListener);
      }
      channel?.close();
    },
  };
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    // Absent in old browsers, refused for opaque origins; storage events remain.
    return undefined;
  }
}
