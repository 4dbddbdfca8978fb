// The tenant's clients as oidc-provider wants them.
import type { Provider } from 'oidc-provider';
import type { ClientSettings } from '../settings/settings.ts';

/** All that /authorize answers. */
export const responseTypes = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code id_token token',
];

const frontChannel = ['implicit', 'authorization_code'];

export function toClient(client: ClientSettings): Record<string, unknown> {
  const hasPages = client.callbacks.length > 0;
  return {
    client_id: client.id,
    client_name: client.name,
    ...(client.secret && { client_secret: client.secret }),
    token_endpoint_auth_method: client.secret ? 'client_secret_post' : 'none',
    redirect_uris: client.callbacks,
    post_logout_redirect_uris: client.logoutUrls,
    // What the client may not have is refused in Auth0's words: see checkGrantTypes().
    grant_types: [...new Set([...client.grantTypes, ...(hasPages ? frontChannel : [])])],
    response_types: hasPages ? responseTypes : [],
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

/** Auth0's sentence for a grant type that is switched off for the client. */
export const grantTypeRefused = (grantType: string) =>
  `Grant type '${grantType}' not allowed for the client.`;
