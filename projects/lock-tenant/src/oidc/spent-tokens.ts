// When a code or a refresh token counts as used: once, but for the reuse interval and the faults.
import type { TenantContext } from '../tenant-context.ts';
import type { IsSpent } from './memory-adapter.ts';

/** oidc-provider refuses what is spent, and revokes the grant with all that came of it. */
export function spentTokens({ faults, settings }: TenantContext): IsSpent {
  return (model, { clientId, consumed }) => {
    if (model === 'AuthorizationCode') return consumed !== undefined || faults.has('code-reused');
    if (faults.has('refresh-reused')) return true;
    if (consumed === undefined) return false;
    const client = settings.clients.find(({ id }) => id === clientId);
    const interval = client?.refreshTokens.reuseInterval ?? 0;
    return Date.now() >= (consumed + interval) * 1000;
  };
}
