// The answer of a redirect sign-in, once the page is back: its attempt is found, and it is judged.
import { AuthError } from '../auth-error';
import type { BoundedSet } from '../events/bounded-set';
import type { AcceptCode } from './accept-code';
import { readCodeAnswer } from '../code-flow/code-answer';
import type { PendingAttempt, PendingAttempts } from '../code-flow/pending-attempt';
import { clearTransactionCookies } from '../code-flow/transaction-cookies';
import type { LockAuthResult, LockPort } from '../lock-port';
import { fitReturnPath } from '../navigation/fit-return-path';
import { safeReturnPath } from '../navigation/return-path';
import type { LoginResult } from '../session-state';
import { decodeIdToken } from '../token/id-token';
import type { AcceptAnswer } from './accept-answer';

/** What an answer is judged with. */
export interface RedirectAnswerDeps {
  readonly accept: AcceptAnswer;
  /** The attempts of this browser: an answer to any other is nobody's. */
  readonly pending: PendingAttempts;
  lock(): Promise<LockPort>;
}

/** Lets Lock read the answer of a redirect sign-in from `hash`, and starts the session. */
export async function readTokens(
  deps: RedirectAnswerDeps,
  ours: BoundedSet,
  hash: string,
  generation: number,
): Promise<LoginResult> {
  const lock = await deps.lock();
  const result = await new Promise<LockAuthResult>((resolve, reject) =>
    lock.resumeAuth(hash, (raw, answer) => (raw || !answer ? reject(raw) : resolve(answer))),
  );
  const { idToken } = result;
  if (idToken) ours.add(idToken);
  // Found by what the token says, never by the cookie of auth0-js: that may be another site's.
  const attempt = deps.pending.take('nonce', decodeIdToken(idToken)?.nonce);
  if (!attempt) throw noAttempt(deps.pending);
  return deps.accept(result, { attempt: withSafePath(attempt), generation });
}

/** Redeems the code of a redirect sign-in, for which no Lock is needed. */
export async function readCode(
  { pending }: Pick<RedirectAnswerDeps, 'pending'>,
  acceptCode: AcceptCode,
  text: string,
  generation: number,
): Promise<LoginResult> {
  const answer = readCodeAnswer(text);
  const attempt = answer && pending.take('state', answer.state);
  if (!answer || !attempt?.verifier) throw noAttempt(pending);
  clearTransactionCookies(attempt.state);
  const { verifier, nonce } = attempt;
  return acceptCode(answer, { verifier, nonce }, { attempt: withSafePath(attempt), generation });
}

/** A return path that is safe, and short enough to travel. */
export function returnPath(input: unknown): string | null {
  const path = safeReturnPath(input, globalThis.location?.href ?? '');
  return path && fitReturnPath(path);
}

function withSafePath(attempt: PendingAttempt): PendingAttempt {
  return { ...attempt, returnTo: returnPath(attempt.returnTo) };
}

function noAttempt({ blocked }: PendingAttempts): AuthError {
  return blocked
    ? new AuthError(
        'storage',
        'The browser keeps no data for this page, so no sign-in can come back to it.',
      )
    : new AuthError('callback', 'This answer belongs to no sign-in of this page.');
}
