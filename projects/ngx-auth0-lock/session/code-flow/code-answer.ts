// An answer of /authorize in the code flow: what it holds, and whether it is the tenant's.
import { AuthError } from '../auth-error';
import { fieldsOf } from '../fields-of';

/** The code, or why there is none, under the names that the tenant uses. */
export interface CodeAnswer {
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
  readonly iss: string | null;
}

/** The answer in the fields of a message or of what Lock emits; null when it is none. */
export function codeAnswerOf(raw: unknown): CodeAnswer | null {
  const fields = fieldsOf(raw);
  const [state, code, error, iss] = ['state', 'code', 'error', 'iss'].map((name) => {
    const value = fields[name];
    return typeof value === 'string' && value ? value : null;
  });
  return state && (code || error) ? { state, code, error, iss } : null;
}

/** The answer in a query or fragment, with its `?` or `#`; null when it is none. */
export function readCodeAnswer(text: string): CodeAnswer | null {
  return codeAnswerOf(Object.fromEntries(new URLSearchParams(text.slice(1))));
}

/**
 * The answer in a message of a page of the tenant, as `response_mode=web_message` sends it; null unless
 * it comes from that origin and carries that state.
 */
export function codeAnswerInMessage(
  { origin, data }: Pick<MessageEvent, 'origin' | 'data'>,
  tenantOrigin: string,
  state: string,
): CodeAnswer | null {
  if (origin !== tenantOrigin) return null;
  const { type, response } = fieldsOf(data);
  const answer = type === 'authorization_response' ? codeAnswerOf(response) : null;
  return answer?.state === state ? answer : null;
}

/**
 * The code in an answer.
 *
 * @throws AuthError `callback` when the answer is another issuer's (RFC 9207, section 2.4), and
 * whatever `refused` makes of an error.
 */
export function codeIn(
  { code, error, iss }: CodeAnswer,
  issuer: string,
  refused: (raw: { error: string | null }) => AuthError,
): string {
  if (iss !== null && iss !== issuer) {
    throw new AuthError('callback', 'This answer comes from another issuer.');
  }
  if (error || !code) throw refused({ error });
  return code;
}
