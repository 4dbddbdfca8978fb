// Organizations: who signs in for one has its id and name in the ID token, and others are refused.
import { errors, type OidcContext } from 'oidc-provider';
import type { OrganizationOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';

/**
 * The organization that a request names by its id or name; null where it names none.
 *
 * Throws `invalid_request` for one that is not there, and for an invitation without an organization.
 */
export function organizationOf(
  { settings }: TenantContext,
  { oidc }: OidcContext,
): OrganizationOptions | null {
  const { organization, invitation } = oidc.params;
  if (!organization && !invitation) return null;
  const found = settings.organizations.find(({ id, name }) =>
    [id, name].includes(organization ?? ''),
  );
  if (!found) {
    throw new errors.CustomOIDCProviderError(
      'invalid_request',
      `The organization ${organization ?? ''} does not exist.`,
    );
  }
  if (invitation && !found.invitations?.includes(invitation)) {
    throw new errors.CustomOIDCProviderError('invalid_request', 'The invitation is not valid.');
  }
  return found;
}

/** Refuses who is no member of the organization that was asked for; an invitation makes one. */
export function refuseStrangers(context: TenantContext, ctx: OidcContext): void {
  const organization = organizationOf(context, ctx);
  const account = context.accounts.bySub(ctx.oidc.session.accountId ?? '');
  if (!organization?.members || ctx.oidc.params['invitation'] || !account) return;
  if (organization.members.includes(account.email ?? '')) return;
  throw new errors.CustomOIDCProviderError(
    'access_denied',
    `user is not part of the ${organization.id} organization`,
  );
}
