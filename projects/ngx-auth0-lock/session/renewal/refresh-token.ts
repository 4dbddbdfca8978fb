// Refresh tokens that are never used twice: one per sign-in, spent before it is sent.
//
// Web storage cannot do it: each process has a view of its own for a moment. Transactions can.
import type { TokenEndpoint } from '../code-flow/token-endpoint';
import { memoryRefreshTokens, type RefreshTokenStore } from './refresh-token-store';

/** The refresh tokens of a session's lines. Nothing here ever rejects for want of a database. */
export interface RefreshTokens {
  /**
   * Keeps what came with an answer, or nothing if nothing came.
   *
   * @returns false when the line has ended meanwhile: the token was revoked instead.
   */
  keep(line: string, token: string | null): Promise<boolean>;
  /** The token of a line, which from now on nobody is given again; null when there is none. */
  spend(line: string): Promise<string | null>;
  /** Whether the token of a line was given out, and no new one has come. */
  isSpent(line: string): Promise<boolean>;
  /** Ends a line: its token is forgotten and revoked, and what comes for it later as well. */
  end(line: string): Promise<void>;
}

/** What refresh tokens are kept with. */
export interface RefreshTokensDeps {
  /** Null where they are kept in memory. */
  readonly store: RefreshTokenStore | null;
  readonly endpoint: Pick<TokenEndpoint, 'revoke'>;
}

export function createRefreshTokens({ store, endpoint }: RefreshTokensDeps): RefreshTokens {
  const memory = memoryRefreshTokens();
  // Once a database has refused, the page goes on without it: half of a line here and half there could
  // be used twice.
  let refused = false;

  async function inStore<T>(work: (store: RefreshTokenStore) => Promise<T>): Promise<T> {
    if (store && !refused) {
      try {
        return await work(store);
      } catch {
        refused = true;
      }
    }
    return work(memory);
  }

  /** Not waited for, and a failure is nobody's news: the token ends by its own lifetime as well. */
  function revoke(token: string | null): void {
    if (token) endpoint.revoke(token).catch(() => {});
  }

  return {
    async keep(line, token) {
      if (!token) return true;
      const kept = await inStore((area) => area.keep(line, token));
      if (!kept) revoke(token);
      return kept;
    },
    spend: (line) => inStore((area) => area.spend(line)),
    isSpent: (line) => inStore((area) => area.isSpent(line)),
    async end(line) {
      revoke(await inStore((area) => area.end(line)));
    },
  };
}
