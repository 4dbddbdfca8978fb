// What Auth0's /authorize takes beyond OpenID Connect: login tickets, plain tokens, popups.
import { errors, type OidcContext } from 'oidc-provider';
import { grantTypeRefused } from './clients.ts';
import type { TenantContext } from '../tenant-context.ts';
import { organizationOf } from './organizations.ts';

/** Parameters of Auth0's that oidc-provider must let through. */
const auth0Params = [
  ...['audience', 'connection', 'realm', 'owp', 'only_token', 'screen_hint'],
  ...['organization', 'invitation'],
];

/**
 * Rewrites what oidc-provider has no word for: `response_type=token` becomes `token id_token` whose
 * ID token is dropped again, and `owp=true` (a popup of auth0-js) becomes a response mode.
 */
export function rewriteAuthorize({ settings }: TenantContext, url: URL): URL {
  const rewritten = new URL(url);
  const params = rewritten.searchParams;
  // Ours alone.
  params.delete('only_token');
  const client = settings.clients.find(({ id }) => id === params.get('client_id'));
  if (params.get('response_type') === 'token') {
    params.set('response_type', 'token id_token');
    params.set('only_token', 'true');
    if (!params.get('nonce')) params.set('nonce', 'not-asked-for');
    const scopes = (params.get('scope') ?? '').split(' ').filter(Boolean);
    if (!scopes.includes('openid')) params.set('scope', ['openid', ...scopes].join(' '));
  }
  if (params.get('owp') === 'true') {
    params.set('response_mode', 'popup');
    // Popups get their answer by a message to their opener; Lock may leave the callback out.
    const callback = client?.callbacks[0];
    if (!params.has('redirect_uri') && callback) params.set('redirect_uri', callback);
  }
  return rewritten;
}

/** oidc-provider's `extraParams`: run when the rest of the request has been found valid. */
export function checkAuthorize(
  context: TenantContext,
): Record<string, ((ctx: OidcContext, value: string | undefined) => void) | null> {
  return {
    ...Object.fromEntries(auth0Params.map((name) => [name, null])),
    login_ticket: (ctx, ticket) => {
      checkGrantTypes(context, ctx);
      keepOfflineAccess(ctx);
      checkFrameOrigin(context, ctx);
      organizationOf(context, ctx);
      if (ticket) redeemTicket(context, ctx, ticket);
    },
  };
}

function checkGrantTypes({ settings }: TenantContext, { oidc }: OidcContext): void {
  const client = settings.clients.find(({ id }) => id === oidc.client.clientId);
  for (const type of oidc.params['response_type']?.split(' ') ?? []) {
    const grantType = type === 'code' ? 'authorization_code' : 'implicit';
    if (client?.grantTypes.includes(grantType)) continue;
    throw new errors.CustomOIDCProviderError('unauthorized_client', grantTypeRefused(grantType));
  }
}

/** Auth0 gives refresh tokens without prompt=consent; oidc-provider has dropped the scope by now. */
function keepOfflineAccess({ oidc, query }: OidcContext): void {
  const asked = String(query['scope'] ?? '').split(' ');
  if (asked.includes('offline_access') && oidc.params['response_type']?.includes('code')) {
    const scopes = new Set(oidc.params['scope']?.split(' ')).add('offline_access');
    oidc.params['scope'] = [...scopes].join(' ');
  }
}

/** A frame's answer goes to a web origin of the client, and to no other. */
function checkFrameOrigin({ settings }: TenantContext, { oidc }: OidcContext): void {
  if (oidc.params['response_mode'] !== 'web_message') return;
  const client = settings.clients.find(({ id }) => id === oidc.client.clientId);
  const { origin } = new URL(oidc.params['redirect_uri'] ?? '');
  if (client?.webOrigins.includes(origin)) return;
  const refusal = new errors.CustomOIDCProviderError(
    'origin_mismatch',
    `The origin ${origin} is not in the web origins of ${oidc.client.clientId}.`,
  );
  refusal.allow_redirect = false;
  throw refusal;
}

function redeemTicket({ tickets }: TenantContext, { oidc }: OidcContext, ticket: string): void {
  const accountId = tickets.redeem(ticket, oidc.client.clientId);
  if (accountId === null) {
    throw new errors.CustomOIDCProviderError('access_denied', 'Unknown or invalid login ticket.');
  }
  const { session, params } = oidc;
  // What the session holds belongs to the account before; its id may be known to others.
  if (session.accountId && session.accountId !== accountId) session.authorizations = {};
  if (!session.new) session.resetIdentifier();
  session.loginAccount({ accountId });
  // The ticket is the login that prompt=login asks for.
  const prompts = (params['prompt'] ?? '').split(' ').filter((name) => name && name !== 'login');
  params['prompt'] = prompts.length > 0 ? prompts.join(' ') : undefined;
}
