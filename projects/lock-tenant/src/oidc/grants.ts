// What a person has granted to a client: everything it asked for.
import type { OidcContext } from 'oidc-provider';
import { openIdScopes } from './audiences.ts';

/**
 * Grants everything that was asked for: first-party apps have no consent screen at Auth0. Each
 * authorization gets a grant of its own, so that a refresh token that is used twice takes its family
 * along and no other.
 */
export async function loadExistingGrant({ oidc }: OidcContext) {
  const { provider, client, account } = oidc;
  const grant = new provider.Grant({
    accountId: account?.accountId ?? '',
    clientId: client.clientId,
  });
  grant.addOIDCScope(openIdScopes.join(' '));
  for (const [resource, server] of Object.entries(oidc.resourceServers)) {
    grant.addResourceScope(resource, [...(server as { scopes: Set<string> }).scopes].join(' '));
  }
  await grant.save();
  return grant;
}
