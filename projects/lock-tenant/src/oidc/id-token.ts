// The ID token as Auth0 issues it: the scopes' profile claims, the custom claims, and the faults.
import type { IdTokenClass, Provider } from 'oidc-provider';
import { claimsOf } from '../accounts/account.ts';
import type { TenantContext } from '../tenant-context.ts';
import { corruptIdToken } from './corrupt-id-token.ts';

/** Puts our ID token class in the place of oidc-provider's, for this provider only. */
export function replaceIdToken(provider: Provider, context: TenantContext): void {
  const Base: IdTokenClass = provider.IdToken;
  // oidc-provider looks the lifetime up by the name of the class.
  class IdToken extends Base {
    override async payload(): Promise<Record<string, unknown>> {
      const account = context.accounts.bySub(String(this.available['sub']));
      if (!account) return super.payload();
      // at_hash, nonce and c_hash are in `extra`; amr and acr are not in Auth0's.
      return { ...claimsOf(account, new Set(this.scope?.split(' '))), ...this.extra };
    }

    override async issue(options?: { use?: string }): Promise<string> {
      const token = await super.issue(options);
      if (options?.use !== 'idtoken') return token;
      return corruptIdToken(token, context.faults, context.keys.current());
    }
  }
  Object.defineProperty(provider, 'IdToken', { value: IdToken });
}
