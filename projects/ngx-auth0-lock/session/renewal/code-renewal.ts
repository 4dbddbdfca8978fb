// Renewal in the code flow: by the refresh token, and where there is none by a hidden frame.
import { AuthError } from '../auth-error';
import type { AcceptAnswer } from '../lock/accept-answer';
import type { AcceptCode } from '../lock/accept-code';
import type { LoginResult } from '../session-state';
import type { RefreshGrant } from './refresh-grant';
import type { RefreshTokens } from './refresh-token';
import { NEEDS_PERSON, type RenewalSource } from './renewal';
import { askSilently, type SilentCodeDeps } from './silent-code';

/** What renewing in the code flow needs. */
export interface CodeRenewalDeps extends SilentCodeDeps {
  readonly audience: string | undefined;
  /** With `offline_access` where refresh tokens are used: a frame that is let in brings a new one. */
  readonly scope: string;
  readonly refresh: RefreshGrant;
  readonly refreshTokens: Pick<RefreshTokens, 'isSpent'>;
  readonly accept: AcceptAnswer;
  readonly acceptCode: AcceptCode;
}

/** Renews by the refresh token of the session's line, else by a hidden frame. */
export function renewalByCode(deps: CodeRenewalDeps): RenewalSource {
  return async () => async (renews, generation) => {
    const { line } = renews;
    const answer = await deps.refresh(line);
    if (answer === 'ended') return { outcome: 'cancelled' };
    if (answer) {
      return deps.accept(answer, { renews, generation, redeemed: { line, nonce: null } });
    }
    const silent = await askSilently(deps, {
      ...{ audience: deps.audience, scope: deps.scope },
      organization: renews.claims['org_id'],
    });
    const result = await deps.acceptCode(silent.answer, silent, { renews, generation });
    return refusedFrame(result) && (await deps.refreshTokens.isSpent(line)) ? lost(result) : result;
  };
}

type Failed = Extract<LoginResult, { outcome: 'failed' }>;

function refusedFrame(result: LoginResult): result is Failed {
  return result.outcome === 'failed' && NEEDS_PERSON.includes(result.error.code);
}

// Nothing is left to renew with, and it was not for want of a sign-in at the tenant.
function lost({ error }: Failed): LoginResult {
  return {
    outcome: 'failed',
    error: new AuthError(
      'refresh-token-lost',
      'The refresh token is used up and the tenant sees no session in a hidden frame: the session goes on to its end.',
      error,
    ),
  };
}
