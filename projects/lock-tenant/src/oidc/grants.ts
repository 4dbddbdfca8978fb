// What a person has granted to a client: everything it asked for.
import type { OidcContext } from 'oidc-provider';
import { openIdScopes } from './audiences.ts';

/** Grants everything that was asked for: first-party apps have no consent screen at Auth0. */
export async function loadExistingGrant({ oidc }: OidcContext) {
  const { provider, client, session, account } = oidc;
  const accountId = account?.accountId ?? '';
  const id = session.grantIdFor(client.clientId);
  const existing = id ? await provider.Grant.find(id) : undefined;
  const grant =
    existing?.accountId === accountId
      ? existing
      : new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(openIdScopes.join(' '));
  for (const [resource, server] of Object.entries(oidc.resourceServers)) {
    grant.addResourceScope(resource, [...(server as { scopes: Set<string> }).scopes].join(' '));
  }
  await grant.save();
  return grant;
}
