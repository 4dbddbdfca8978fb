// Sets oidc-provider up to behave as Auth0's /authorize, /oauth/token, discovery and session do.
import { Provider, type Adapter, type OidcContext } from 'oidc-provider';
import { card } from '../pages/card.ts';
import { html } from '../http/html.ts';
import type { TenantContext } from '../tenant-context.ts';
import { checkAuthorize } from './authorize-request.ts';
import { allowImplicitOnLocalhost, toClient } from './clients.ts';
import { openIdScopes, resourceIndicators, shapeAccessToken } from './audiences.ts';
import { loadExistingGrant } from './grants.ts';
import { replaceIdToken } from './id-token.ts';
import { interactions } from './interactions.ts';
import { sendToOpener } from './popup-answer.ts';
import { setPage } from './set-page.ts';

/** A provider over the given store; made anew when the keys rotate, while the store stays. */
export function createProvider(
  context: TenantContext,
  adapter: (model: string) => Adapter,
): Provider {
  const { settings, port } = context;
  const lifetimes = settings.tokenLifetimes;
  const day = 86_400;
  const provider = new Provider(context.issuer, {
    adapter,
    jwks: { keys: context.keys.all().map(({ privateJwk }) => privateJwk) },
    clients: settings.clients.map(toClient),
    routes: {
      authorization: '/authorize',
      token: '/oauth/token',
      userinfo: '/userinfo',
      jwks: '/.well-known/jwks.json',
      end_session: '/oidc/logout',
      revocation: '/oauth/revoke',
      pushed_authorization_request: '/oauth/par',
    },
    responseTypes: ['code', 'id_token', 'id_token token', 'code id_token', 'code id_token token'],
    scopes: openIdScopes,
    claims: { openid: ['sub'] },
    conformIdTokenClaims: false,
    // Ports of one host share cookies: without the port two tenants would overwrite each other's.
    cookies: {
      names: {
        session: `lock_tenant_${port}`,
        interaction: `lock_tenant_${port}_interaction`,
        resume: `lock_tenant_${port}_resume`,
      },
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    extraParams: checkAuthorize(context),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: resourceIndicators(context),
      rpInitiatedLogout: { enabled: true },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
    },
    formats: {
      customizers: {
        jwt: (_ctx: unknown, token: never, jwt: never) => shapeAccessToken(context, token, jwt),
      },
    },
    interactions: interactions(context),
    findAccount: (_ctx: OidcContext, sub: string) => {
      const account = context.accounts.bySub(sub);
      return account && { accountId: sub, claims: () => ({ sub }) };
    },
    loadExistingGrant,
    clientBasedCORS: (_ctx: OidcContext, origin: string, { clientId }: { clientId: string }) =>
      settings.clients.some(({ id, webOrigins }) => id === clientId && webOrigins.includes(origin)),
    // Auth0's access tokens outlive a sign-out.
    expiresWithSession: () => false,
    renderError: (ctx: OidcContext, out: { error: string; error_description?: string }) =>
      setPage(ctx, card(out.error, html`<p>${out.error_description ?? ''}</p>`)),
    ttl: {
      AccessToken: () => lifetimes.accessToken,
      AuthorizationCode: 60,
      Grant: 365 * day,
      IdToken: () => lifetimes.idToken,
      Interaction: 3_600,
      RefreshToken: () => lifetimes.refreshToken,
      Session: () => lifetimes.session,
    },
  });
  provider.silent = true;
  allowImplicitOnLocalhost(provider);
  replaceIdToken(provider, context);
  provider.registerResponseMode('popup', (ctx, _redirectUri, answer) =>
    sendToOpener(context, ctx, answer),
  );
  provider.on('authorization.success', (ctx, answer) => {
    if (ctx.oidc.params['only_token']) delete answer['id_token'];
    if (context.faults.has('state-changed')) answer['state'] = 'another-state';
    context.requests.note(ctx.req, { to: ctx.oidc.params['redirect_uri'], ...answer });
  });
  provider.on('authorization.error', (ctx, error) => {
    const { error_description } = error as { error_description?: string };
    context.requests.note(ctx.req, { error: error.error, error_description });
  });
  provider.on('server_error', (_ctx, error) => context.log(`Internal error: ${error.message}`));
  return provider;
}
