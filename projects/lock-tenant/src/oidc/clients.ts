// The tenant's clients as oidc-provider wants them.
import type { Provider } from 'oidc-provider';
import type { ClientSettings } from '../settings/settings.ts';

export function toClient(client: ClientSettings): Record<string, unknown> {
  return {
    client_id: client.id,
    client_name: client.name,
    ...(client.secret && { client_secret: client.secret }),
    token_endpoint_auth_method: client.secret ? 'client_secret_post' : 'none',
    redirect_uris: client.callbacks,
    post_logout_redirect_uris: client.logoutUrls,
    grant_types: ['implicit', 'authorization_code', 'refresh_token'],
    response_types: ['code', 'id_token', 'id_token token', 'code id_token', 'code id_token token'],
  };
}

/** oidc-provider forbids implicit on http and localhost; here that is all there is. */
export function allowImplicitOnLocalhost(provider: Provider): void {
  const schema = provider.Client.Schema.prototype;
  const { invalidate } = schema;
  schema.invalidate = function (message, code) {
    if (code === 'implicit-force-https' || code === 'implicit-forbid-localhost') return;
    invalidate.call(this, message, code);
  };
}
