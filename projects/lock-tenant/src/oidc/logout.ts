// GET /v2/logout: ends the tenant's session and goes back, to allowed addresses only.
import { card } from '../pages/card.ts';
import { redirect, type HttpContext } from '../http/http-context.ts';
import { html, sendPage } from '../http/html.ts';
import type { Route } from '../http/route.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { OidcCore } from './oidc-core.ts';

export function logoutRoutes(context: TenantContext, oidc: OidcCore): Route[] {
  return [
    {
      method: 'GET',
      path: '/v2/logout',
      kind: 'oidc',
      handle: (http) => logout(context, oidc, http),
    },
  ];
}

async function logout(
  { settings, requests }: TenantContext,
  oidc: OidcCore,
  http: HttpContext,
): Promise<void> {
  const { request, response, url } = http;
  const clientId = url.searchParams.get('client_id');
  const returnTo = url.searchParams.get('returnTo');
  const clients = settings.clients.filter(({ id }) => clientId === null || id === clientId);
  const allowed = clients.flatMap(({ logoutUrls }) => logoutUrls);
  // As at Auth0, the address is checked first: a refused sign-out leaves the session.
  if (returnTo !== null && !allowed.includes(returnTo)) {
    const why = html`<p>
      The address <code>${returnTo}</code> is not in the allowed logout URLs of
      <code>${clientId ?? 'this tenant'}</code>. The list is exact.
    </p>`;
    requests.decide(request, {
      decision: 'Refused: returnTo',
      reason: `${returnTo} is not among the logout URLs: ${allowed.join(', ') || 'none'}. The list is exact.`,
    });
    return sendPage(http, 400, card('Sign-out refused', why));
  }
  await oidc.endSession(request, response);
  requests.decide(request, {
    decision: 'Signed out of the tenant',
    reason: 'The address to go back to is allowed, or none was asked for.',
  });
  const target = returnTo ?? allowed[0];
  if (target) return redirect(http, target);
  sendPage(http, 200, card('Signed out', html``));
}
