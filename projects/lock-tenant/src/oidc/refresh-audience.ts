// One refresh token for several APIs: the audience and scopes that a refresh asks for.
import type { IncomingMessage } from 'node:http';
import { Provider, type AccessTokenClass } from 'oidc-provider';
import type { Audience } from '../settings/settings.ts';
import type { TenantContext } from '../tenant-context.ts';
import { indicatorOf, openIdScopes, resourceServerOf } from './audiences.ts';

interface Wanted extends Audience {
  /** Null: all that the client's setting allows. */
  asked: Set<string> | null;
}

const wantedBy = new WeakMap<IncomingMessage, Wanted>();

/**
 * Notes the audience when the client's setting has it; its scopes are the setting's. Any other is
 * ignored, as Auth0 does: the token is then for the audience of the sign-in.
 */
export function rememberAudience(
  { settings, faults }: TenantContext,
  request: IncomingMessage,
  params: URLSearchParams,
  audience: string,
): void {
  const client = settings.clients.find(({ id }) => id === params.get('client_id'));
  const policy = client?.refreshTokens.audiences.find((entry) => entry.audience === audience);
  if (!policy || faults.has('audience-ignored')) return;
  const scope = params.get('scope');
  wantedBy.set(request, { ...policy, asked: scope ? new Set(scope.split(' ')) : null });
  // The scopes of the sign-in, which oidc-provider compares it with, say nothing about this API.
  params.delete('scope');
}

/** Makes access tokens of refreshes be for the audience that was noted, for this provider only. */
export function replaceAccessToken(provider: Provider, context: TenantContext): void {
  const Base: AccessTokenClass = provider.AccessToken;
  // oidc-provider looks the lifetime up by the name of the class.
  class AccessToken extends Base {
    override async save(ttl?: number): Promise<string> {
      const wanted = Provider.ctx && wantedBy.get(Provider.ctx.req);
      if (wanted) {
        const { audience, scopes, asked } = wanted;
        const granted = [...this.scopes].filter((scope) => openIdScopes.includes(scope));
        const allowed = [...granted, ...scopes].filter((scope) => !asked || asked.has(scope));
        this.resourceServer = new provider.ResourceServer(
          indicatorOf(audience),
          resourceServerOf(context, audience),
        );
        this.scope = allowed.join(' ');
      }
      return super.save(ttl);
    }
  }
  Object.defineProperty(provider, 'AccessToken', { value: AccessToken });
}
