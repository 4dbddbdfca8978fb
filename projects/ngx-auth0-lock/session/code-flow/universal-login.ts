// The tenant's own login page instead of Lock: the same attempt, challenge, callback and session.
import { AuthError } from '../auth-error';
import type { UniversalLoginOptions } from '../session-api';
import type { Tenant } from '../tenant';
import { challengeOf } from './pkce';
import type { PendingAttempt } from './pending-attempt';

/** What /authorize is told of the app. */
export interface UniversalLoginDeps {
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly redirectUrl: string;
  readonly audience: string | undefined;
  readonly scope: string;
}

/**
 * The address of the tenant's own page for an attempt. The verifier stays here.
 *
 * Rejects with an AuthError `insecure-context` where the browser offers no cryptography.
 */
export async function universalLoginAddress(
  { tenant, clientId, redirectUrl, audience, scope }: UniversalLoginDeps,
  { state, nonce, verifier, maxAgeSeconds }: PendingAttempt,
  { organization, invitation, screenHint }: UniversalLoginOptions,
): Promise<URL> {
  const address = new URL(`${tenant.url}/authorize`);
  const optional = {
    ...{ audience, organization, invitation, screen_hint: screenHint },
    max_age: maxAgeSeconds?.toString(),
  };
  const fields: Record<string, string | undefined> = {
    client_id: clientId,
    redirect_uri: redirectUrl,
    response_type: 'code',
    scope,
    state,
    nonce,
    ...(await challengeOf(verifier!)),
    ...optional,
  };
  for (const [name, value] of Object.entries(fields)) {
    if (value) address.searchParams.set(name, value);
  }
  return address;
}

/**
 * Refuses the claims of a sign-in for another organization than the one that was asked for, as Auth0
 * wants it checked: an id exactly, a name without regard to case.
 *
 * @throws AuthError `token-claims`.
 */
export function refuseOtherOrganization(
  claims: Readonly<Record<string, unknown>>,
  organization: string | null | undefined,
): void {
  if (!organization) return;
  const isId = organization.startsWith('org_');
  const claim = claims[isId ? 'org_id' : 'org_name'];
  const wanted = isId ? organization : organization.toLowerCase();
  if (claim !== wanted) {
    throw new AuthError(
      'token-claims',
      'The ID token is not for the organization that was asked for.',
    );
  }
}
