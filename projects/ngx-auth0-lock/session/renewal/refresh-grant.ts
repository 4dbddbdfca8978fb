// One use of a line's refresh token: spent before it is sent, the one that replaces it kept.
import { isInvalidGrant, type TokenAnswer, type TokenEndpoint } from '../code-flow/token-endpoint';
import type { RefreshTokens } from './refresh-token';

/**
 * What the tenant answers to the refresh token of a line; null when there is none that it takes, and
 * `ended` when the line has ended meanwhile: what came has been revoked.
 */
export type RefreshGrant = (
  line: string,
  wanted?: { readonly audience?: string; readonly scope?: string },
) => Promise<TokenAnswer | 'ended' | null>;

export function createRefreshGrant(
  endpoint: Pick<TokenEndpoint, 'probe' | 'refresh'>,
  refreshTokens: Pick<RefreshTokens, 'spend' | 'keep'>,
): RefreshGrant {
  return async (line, wanted) => {
    // A token that is sent into the void is lost; nearly always it is the line that is down.
    await endpoint.probe();
    let spent = await refreshTokens.spend(line);
    // Another tab may have written a newer one meanwhile; that is tried, and no third.
    for (let tries = 0; spent !== null && tries < 2; tries++) {
      const sent = spent;
      const answer = await endpoint.refresh(sent, wanted).catch((error: unknown) => {
        if (!isInvalidGrant(error)) throw error;
        return null;
      });
      if (answer) {
        // A tenant without rotation hands over none: the one that was sent stays good.
        return (await refreshTokens.keep(line, answer.refreshToken ?? sent)) ? answer : 'ended';
      }
      if (tries === 0) spent = await refreshTokens.spend(line);
    }
    return null;
  };
}
