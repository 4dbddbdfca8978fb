// Auth0's `audience` parameter: access tokens for an API are RS256 JWTs, all others are opaque.
import { errors, type AccessToken, type OidcContext } from 'oidc-provider';
import type { TenantContext } from '../tenant-context.ts';

export const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

// oidc-provider wants resource indicators to be URIs; Auth0's audiences may be any text.
const prefix = 'urn:audience:';

/** The configuration of oidc-provider's resource indicators. */
export function resourceIndicators(context: TenantContext): Record<string, unknown> {
  const userinfo = `${context.issuer}userinfo`;
  return {
    enabled: true,
    defaultResource: (ctx: OidcContext, _client: unknown, oneOf?: string[]) => {
      if (oneOf) return oneOf[0];
      const audience = ctx.oidc.params['audience'];
      // A token for /userinfo alone is what one gets without an audience.
      if (!audience || audience === userinfo) return undefined;
      return indicatorOf(audience);
    },
    // The token endpoint gives a token for the audience that /authorize was asked for.
    useGrantedResource: () => true,
    getResourceServerInfo: (_ctx: OidcContext, indicator: string) =>
      resourceServerOf(context, audienceIn(indicator)),
  };
}

export function indicatorOf(audience: string): string {
  return prefix + encodeURIComponent(audience);
}

/** What oidc-provider must know of an API. Throws `access_denied` when the tenant has none. */
export function resourceServerOf({ settings, keys }: TenantContext, audience: string) {
  const known = settings.audiences.find((entry) => entry.audience === audience);
  if (!known) {
    throw new errors.CustomOIDCProviderError('access_denied', `Service not found: ${audience}`);
  }
  return {
    audience,
    scope: [...openIdScopes, ...known.scopes].join(' '),
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256', kid: keys.current().kid } },
  };
}

/** The audience that an indicator of ours holds; any other indicator is itself an address. */
export function audienceIn(indicator: string): string {
  if (!indicator.startsWith(prefix)) return indicator;
  try {
    return decodeURIComponent(indicator.slice(prefix.length));
  } catch {
    // `resource` came with the request, and its percent signs are not ours.
    throw new errors.InvalidTarget('resource is malformed');
  }
}

/** Makes the payload of a JWT access token Auth0's: two audiences, azp, and the custom claims. */
export function shapeAccessToken(
  context: TenantContext,
  added: Record<string, unknown>,
  token: AccessToken,
  jwt: { header: unknown; payload: Record<string, unknown> },
): void {
  const { iss, sub, iat, exp, scope } = jwt.payload;
  const account = context.accounts.bySub(token.accountId ?? '');
  const openid = String(scope ?? '')
    .split(' ')
    .includes('openid');
  const ahead = Math.round(context.clock.offset / 1000);
  jwt.header = { typ: 'JWT' };
  jwt.payload = {
    ...account?.claims,
    ...added,
    iss,
    // Auth0's name for a client that speaks for itself.
    sub: token.accountId ? sub : `${token.clientId}@clients`,
    ...(!token.accountId && { gty: 'client-credentials' }),
    aud: openid ? [token.aud, `${context.issuer}userinfo`] : token.aud,
    // oidc-provider reads the machine's clock.
    iat: Number(iat) + ahead,
    exp: Number(exp) + ahead,
    azp: token.clientId,
    scope,
  };
}
