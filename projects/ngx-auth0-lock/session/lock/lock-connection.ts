// The Lock that a page made itself and connected to the session.
import { listenTo, type LockAuthResult, type LockPort } from '../lock-port';

/** Which Lock of the page's own is connected, and what it hands over. */
export interface LockConnection {
  /** As `Session.connect` says. */
  connect(lock: LockPort): () => void;
  /** The Lock that the page made itself, if it did. */
  connected(): LockPort | null;
}

/**
 * @param signal ends it.
 * @param onAnswer called with what a connected Lock hands over.
 */
export function createLockConnection(
  signal: AbortSignal,
  onAnswer: (result: LockAuthResult) => void,
): LockConnection {
  let connected: LockPort | null = null;
  return {
    connected: () => connected,
    connect(own) {
      if (signal.aborted) return () => {};
      const undo = new AbortController();
      listenTo(own, 'authenticated', onAnswer, AbortSignal.any([signal, undo.signal]));
      connected = own;
      return () => {
        undo.abort();
        if (connected === own) connected = null;
      };
    },
  };
}
