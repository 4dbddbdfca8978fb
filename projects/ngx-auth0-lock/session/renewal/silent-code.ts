// Asks for a code without the person, with a state, nonce and PKCE verifier of its own.
import type { CodeAnswer } from '../code-flow/code-answer';
import { challengeOf } from '../code-flow/pkce';
import { silentFrame } from '../code-flow/silent-frame';
import { randomText } from '../lock/random-text';
import type { SessionStore } from '../state/session-store';
import type { Tenant } from '../tenant';
import type { Clock } from '../time/clock';

/** What asking silently needs. */
export interface SilentCodeDeps {
  readonly store: Pick<SessionStore, 'signal'>;
  readonly clock: Clock;
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly redirectUrl: string;
  /** For tests. Default: a hidden frame in this page. */
  readonly openFrame?: typeof silentFrame;
}

/** An answer of the tenant, and what redeems it. */
export interface SilentCode {
  readonly answer: CodeAnswer;
  readonly verifier: string;
  readonly nonce: string;
}

/** Asks in a hidden frame. Rejects with an AuthError: `timeout`, or `insecure-context`. */
export async function askSilently(
  { store, clock, tenant, clientId, redirectUrl, openFrame = silentFrame }: SilentCodeDeps,
  {
    audience,
    scope,
    organization,
  }: {
    readonly audience: string | undefined;
    readonly scope: string;
    /** The `org_id` of the session, if it has one. */
    readonly organization?: unknown;
  },
): Promise<SilentCode> {
  const [state, nonce, verifier] = [randomText(), randomText(), randomText()];
  const address = new URL(`${tenant.url}/authorize`);
  const challenge = await challengeOf(verifier);
  address.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUrl,
    response_type: 'code',
    response_mode: 'web_message',
    prompt: 'none',
    scope,
    state,
    nonce,
    ...(audience ? { audience } : {}),
    // Without it the tenant may answer for none, or for the one that the person used last.
    ...(typeof organization === 'string' ? { organization } : {}),
    ...challenge,
  }).toString();
  const answer = await openFrame(address, state, { clock, signal: store.signal });
  return { answer, verifier, nonce };
}
