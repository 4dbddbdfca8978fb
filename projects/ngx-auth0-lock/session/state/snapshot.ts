// A session at one moment: who is signed in, and what has ended.
import type { SessionState, SignedOutState } from '../session-state';
import { signatureOf } from '../token/id-token';
import type { CurrentSession } from './current-session';

/** A session at one moment. */
export interface Snapshot {
  readonly state: SessionState;
  /** What is held while somebody is signed in. */
  readonly current: CurrentSession | null;
  /** What a callback goes back to when it comes to nothing; null unless one is being checked. */
  readonly beforeCallback: SignedOutState | null;
  /** Grows when somebody ends something: answers to what was asked for before are stale. */
  readonly generation: number;
  /** The lines and the tokens that ended here: none of them makes a session again. */
  readonly ended: readonly string[];
  readonly destroyed: boolean;
}

/** Before storage was read. */
export const initialSnapshot: Snapshot = {
  state: { status: 'signed-out', reason: 'none' },
  current: null,
  beforeCallback: null,
  generation: 0,
  ended: [],
  destroyed: false,
};

/** Whether a session belongs to a line that ended here, or is made of a token that did. */
export function isEnded(
  { ended }: Snapshot,
  { line, idToken }: Pick<CurrentSession, 'idToken' | 'line'>,
): boolean {
  return ended.includes(line) || ended.includes(signatureOf(idToken));
}
