// Renewal in the code flow: by the refresh token, and where there is none by a hidden frame.
import type { AcceptCode } from '../lock/accept-code';
import { challengeOf } from '../code-flow/pkce';
import { silentFrame } from '../code-flow/silent-frame';
import { isInvalidGrant, type TokenAnswer, type TokenEndpoint } from '../code-flow/token-endpoint';
import type { AcceptAnswer } from '../lock/accept-answer';
import { randomText } from '../lock/random-text';
import type { LoginResult } from '../session-state';
import type { CurrentSession } from '../state/current-session';
import type { SessionStore } from '../state/session-store';
import type { Tenant } from '../tenant';
import type { Clock } from '../time/clock';
import type { RefreshTokens } from './refresh-token';
import type { RenewalSource } from './renewal';

/** What renewing in the code flow needs. */
export interface CodeRenewalDeps {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly redirectUrl: string;
  readonly audience: string | undefined;
  readonly scope: string;
  readonly endpoint: TokenEndpoint;
  readonly refreshTokens: RefreshTokens;
  readonly accept: AcceptAnswer;
  readonly acceptCode: AcceptCode;
  /** For tests. Default: a hidden frame in this page. */
  readonly openFrame?: typeof silentFrame;
}

/** Renews by the refresh token of the session's line, else by a hidden frame. */
export function renewalByCode(deps: CodeRenewalDeps): RenewalSource {
  const { endpoint, refreshTokens, accept } = deps;

  /** Uses a refresh token that was spent for it; null when the tenant does not take it any more. */
  async function refresh(line: string, spent: string): Promise<TokenAnswer | null> {
    try {
      return await endpoint.refresh(spent);
    } catch (error) {
      if (!isInvalidGrant(error)) throw error;
      // Another tab may have written a newer one meanwhile; that is tried, and no third.
      const newer = await refreshTokens.spend(line);
      if (newer === null) return null;
      return endpoint.refresh(newer).catch((again: unknown) => {
        if (!isInvalidGrant(again)) throw again;
        return null;
      });
    }
  }

  return async () => async (renews, generation) => {
    const { line } = renews;
    // A token that is sent into the void is lost; nearly always it is the line that is down.
    await endpoint.probe();
    const spent = await refreshTokens.spend(line);
    const answer = spent && (await refresh(line, spent));
    if (!answer) return byFrame(deps, renews, generation);
    // A tenant without rotation hands over none: the one that was sent stays good.
    const kept = await refreshTokens.keep(line, answer.refreshToken ?? spent);
    if (!kept) return { outcome: 'cancelled' };
    return accept(answer, { renews, generation, redeemed: { line, nonce: null } });
  };
}

async function byFrame(
  deps: CodeRenewalDeps,
  renews: CurrentSession,
  generation: number,
): Promise<LoginResult> {
  const { tenant, clientId, redirectUrl, audience, scope, clock, store } = deps;
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
    ...challenge,
  }).toString();
  const open = deps.openFrame ?? silentFrame;
  const answer = await open(address, state, { clock, signal: store.signal });
  return deps.acceptCode(answer, { verifier, nonce }, { renews, generation });
}
