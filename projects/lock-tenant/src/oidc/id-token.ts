// The ID token as Auth0 issues it: the scopes' profile claims, the custom claims, and the faults.
import type { IdTokenClass, Provider } from 'oidc-provider';
import { claimsOf } from '../accounts/account.ts';
import type { TenantContext } from '../tenant-context.ts';
import { signInClaims } from './grants.ts';
import { addedClaims } from './login-actions.ts';
import { corruptIdToken } from './corrupt-id-token.ts';

/** Puts our ID token class in the place of oidc-provider's, for this provider only. */
export function replaceIdToken(provider: Provider, context: TenantContext): void {
  const Base: IdTokenClass = provider.IdToken;
  const ahead = () => Math.round(context.clock.offset / 1000);
  const seconds = () => Math.floor(Date.now() / 1000) + ahead();
  // oidc-provider looks the lifetime up by the name of the class.
  class IdToken extends Base {
    override async payload(): Promise<Record<string, unknown>> {
      const account = context.accounts.bySub(String(this.available['sub']));
      if (!account) return super.payload();
      const authTime = Number(this.available['auth_time']) + ahead();
      return {
        ...claimsOf(account, new Set(this.scope?.split(' ')), context.issuer),
        ...addedClaims().idToken,
        // at_hash, nonce and c_hash.
        ...this.extra,
        ...signInClaims(),
        // Only for those who ask with max_age.
        ...(this.mask?.['auth_time'] !== undefined && { auth_time: authTime }),
        iat: seconds(),
      };
    }

    override async issue(options?: { use?: string; expiresAt?: number }): Promise<string> {
      if (options?.use !== 'idtoken') return super.issue(options);
      const expiresAt = seconds() + context.settings.tokenLifetimes.idToken;
      const token = await super.issue({ ...options, expiresAt });
      return corruptIdToken(token, context.faults, context.keys.current(), seconds());
    }
  }
  Object.defineProperty(provider, 'IdToken', { value: IdToken });
}
