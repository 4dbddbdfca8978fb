// Renewal in the code flow: by the refresh token, and where there is none by a hidden frame.
import type { AcceptAnswer } from '../lock/accept-answer';
import type { AcceptCode } from '../lock/accept-code';
import type { RefreshGrant } from './refresh-grant';
import type { RenewalSource } from './renewal';
import { askSilently, type SilentCodeDeps } from './silent-code';

/** What renewing in the code flow needs. */
export interface CodeRenewalDeps extends SilentCodeDeps {
  readonly audience: string | undefined;
  readonly scope: string;
  readonly refresh: RefreshGrant;
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
    const silent = await askSilently(deps, deps);
    return deps.acceptCode(silent.answer, silent, { renews, generation });
  };
}
