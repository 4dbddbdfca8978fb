// What a person has granted to a client: everything it asked for.
import { Provider, type Grant, type OidcContext } from 'oidc-provider';
import type { TenantContext } from '../tenant-context.ts';
import { openIdScopes } from './audiences.ts';
import { organizationOf } from './organizations.ts';

/**
 * Grants everything that was asked for: first-party apps have no consent screen at Auth0. Each
 * authorization gets a grant of its own, so that a refresh token that is used twice takes its family
 * along and no other.
 */
export async function loadExistingGrant(context: TenantContext, ctx: OidcContext) {
  const { oidc } = ctx;
  const { provider, client, account } = oidc;
  const grant = new provider.Grant({
    accountId: account?.accountId ?? '',
    clientId: client.clientId,
  });
  grant.addOIDCScope(openIdScopes.join(' '));
  for (const [resource, server] of Object.entries(oidc.resourceServers)) {
    grant.addResourceScope(resource, [...(server as { scopes: Set<string> }).scopes].join(' '));
  }
  const [acr] = oidc.params['acr_values']?.split(' ') ?? [];
  const organization = organizationOf(context, ctx);
  grant.signInClaims = {
    // Auth0's ID tokens have `amr` for a second factor alone.
    ...(oidc.session.amr?.includes('mfa') && { amr: ['mfa'] }),
    // The class that was asked for counts as reached: the first one, which is the preferred.
    ...(acr && { acr }),
    ...(organization && { org_id: organization.id, org_name: organization.name }),
  };
  await grant.save();
  return grant;
}

/** What the ID token says of the sign-in itself, also when it is issued later, for a code. */
export function signInClaims(): NonNullable<Grant['signInClaims']> {
  return Provider.ctx?.oidc.entities.Grant?.signInClaims ?? {};
}
