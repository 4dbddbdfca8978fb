// From a code to a session: redeemed once, its refresh token kept before anybody is told.
import type { AuthError } from '../auth-error';
import type { AcceptAnswer, Asked } from './accept-answer';
import { asAuthError } from './lock-error';
import type { LoginResult } from '../session-state';
import { codeIn, type CodeAnswer } from '../code-flow/code-answer';
import type { TokenEndpoint } from '../code-flow/token-endpoint';

/** What keeps a line's refresh token. */
interface RefreshTokenKeeper {
  /** False when the line has ended meanwhile: the token was revoked instead. */
  keep(line: string, token: string | null): Promise<boolean>;
  /** Forgets and revokes it. */
  end(line: string): Promise<void>;
}

/** What redeeming needs. */
export interface AcceptCodeDeps {
  readonly issuer: string;
  readonly redirectUrl: string;
  readonly endpoint: TokenEndpoint;
  readonly refreshTokens: RefreshTokenKeeper;
  /** The id for a new sign-in. */
  readonly newLine: () => string;
  readonly accept: AcceptAnswer;
}

/** Redeems the code of an answer with the verifier of its request, and starts or renews the session. */
export type AcceptCode = (
  answer: CodeAnswer,
  request: { readonly verifier: string; readonly nonce: string },
  asked: Asked,
) => Promise<LoginResult>;

export function createAcceptCode(deps: AcceptCodeDeps): AcceptCode {
  const { issuer, redirectUrl, endpoint, refreshTokens, newLine, accept } = deps;
  return async (answer, { verifier, nonce }, asked) => {
    try {
      const code = codeIn(answer, issuer, refusal);
      const tokens = await endpoint.exchange({ code, verifier, redirectUri: redirectUrl });
      const line = asked.renews?.line ?? newLine();
      const kept = await refreshTokens.keep(line, tokens.refreshToken);
      // Its line was signed out of meanwhile; the refresh token has been revoked.
      if (!kept) return { outcome: 'cancelled' };
      const result = await accept(tokens, { ...asked, redeemed: { line, nonce } });
      if (result.outcome !== 'signed-in' && !asked.renews) await refreshTokens.end(line);
      return result;
    } catch (raw) {
      return { outcome: 'failed', error: refusal(raw) };
    }
  };
}

function refusal(raw: unknown): AuthError {
  return asAuthError(raw, 'lock-rejected', 'The tenant refused this sign-in.');
}
