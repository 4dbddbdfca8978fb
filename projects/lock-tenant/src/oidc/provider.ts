// Sets oidc-provider up to behave as Auth0's /authorize, /oauth/token, discovery and session do.
import { Provider, type Adapter, type OidcContext } from 'oidc-provider';
import { card } from '../pages/card.ts';
import { html } from '../http/html.ts';
import type { TenantContext } from '../tenant-context.ts';
import { checkAuthorize } from './authorize-request.ts';
import { allowImplicitOnLocalhost, responseTypes, toClient } from './clients.ts';
import { openIdScopes, resourceIndicators, shapeAccessToken } from './audiences.ts';
import { allowSecureOverHttp, cookieOptions } from './cookies.ts';
import { describeGrantError } from './grant-errors.ts';
import { loadExistingGrant } from './grants.ts';
import { replaceIdToken } from './id-token.ts';
import { interactions } from './interactions.ts';
import { actOnRefresh, addedClaims, keepClaimsInGrants } from './login-actions.ts';
import { sendToOpener } from './popup-answer.ts';
import { recordDecisions } from './record-decisions.ts';
import { replaceAccessToken } from './refresh-audience.ts';
import { setPage } from './set-page.ts';

interface Owner {
  clientId: string;
}

/** A provider over the given store; made anew when the keys rotate, while the store stays. */
export function createProvider(
  context: TenantContext,
  adapter: (model: string) => Adapter,
): Provider {
  const { settings, port } = context;
  const lifetimes = settings.tokenLifetimes;
  const clientOf = ({ oidc }: OidcContext) =>
    settings.clients.find(({ id }) => id === oidc.client.clientId);
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
    responseTypes,
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
      long: cookieOptions(settings.sameSite),
      short: cookieOptions(settings.sameSite),
    },
    extraParams: checkAuthorize(context),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx: OidcContext, client: Owner, token: Owner) =>
          client.clientId === token.clientId,
      },
      resourceIndicators: resourceIndicators(context),
      rpInitiatedLogout: { enabled: true },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
    },
    formats: {
      customizers: {
        jwt: (ctx: OidcContext, token: never, jwt: never) =>
          shapeAccessToken(context, addedClaims(ctx).accessToken, token, jwt),
      },
    },
    interactions: interactions(context),
    findAccount: (_ctx: OidcContext, sub: string) => {
      const account = context.accounts.bySub(sub);
      return account && { accountId: sub, claims: () => ({ sub }) };
    },
    loadExistingGrant: (ctx: OidcContext) => loadExistingGrant(context, ctx),
    issueRefreshToken: (ctx: OidcContext, _client: Owner, code: { scopes: Set<string> }) =>
      clientOf(ctx)?.grantTypes.includes('refresh_token') === true &&
      code.scopes.has('offline_access') &&
      !context.faults.has('no-refresh-token'),
    rotateRefreshToken: async (ctx: OidcContext) => {
      // The last moment before the token is used up.
      await actOnRefresh(context, ctx);
      return clientOf(ctx)?.refreshTokens.rotation === true;
    },
    clientBasedCORS: (_ctx: OidcContext, origin: string, { clientId }: { clientId: string }) =>
      settings.clients.some(({ id, webOrigins }) => id === clientId && webOrigins.includes(origin)),
    // Auth0's access tokens outlive a sign-out.
    expiresWithSession: () => false,
    renderError: (ctx: OidcContext, out: { error: string; error_description?: string }) =>
      setPage(ctx, card(out.error, html`<p>${out.error_description ?? ''}</p>`)),
    ttl: {
      AccessToken: () => lifetimes.accessToken,
      AuthorizationCode: 60,
      // A grant is what a family of tokens lives and dies with.
      Grant: () => Math.max(lifetimes.refreshToken, lifetimes.accessToken),
      IdToken: () => lifetimes.idToken,
      Interaction: 3_600,
      ClientCredentials: () => lifetimes.accessToken,
      // The lifetime is absolute: a rotated token ends when the first one would have.
      RefreshToken: (ctx: OidcContext) =>
        ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? lifetimes.refreshToken,
      Session: () => lifetimes.session,
    },
  });
  provider.silent = true;
  allowImplicitOnLocalhost(provider);
  if (settings.sameSite === 'none') allowSecureOverHttp(provider);
  keepClaimsInGrants(provider);
  replaceIdToken(provider, context);
  replaceAccessToken(provider, context);
  provider.registerResponseMode('popup', (ctx, _redirectUri, answer) =>
    sendToOpener(context, ctx, answer),
  );
  provider.on('authorization.success', (ctx, answer) => {
    if (ctx.oidc.params['only_token']) delete answer['id_token'];
    if (context.faults.has('state-changed')) answer['state'] = 'another-state';
  });
  provider.on('authorization.error', (ctx, error) => {
    // A frame's answer is a page that posts a message: as Auth0's, it is no failed request.
    const { client, params } = ctx.oidc;
    const answers = client && error.allow_redirect !== false;
    if (answers && params['response_mode'] === 'web_message') ctx.status = 200;
  });
  recordDecisions(provider, context);
  provider.on('grant.error', describeGrantError);
  provider.on('server_error', (_ctx, error) => context.log(`Internal error: ${error.message}`));
  return provider;
}
