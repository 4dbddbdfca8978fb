// The standard endpoints: /authorize, tokens, discovery, JWKS, and /userinfo for both token kinds.
import { createLocalJWKSet, jwtVerify } from 'jose';
import { claimsOf } from '../accounts/account.ts';
import { ApiError, sendJson, type HttpContext } from '../http/http-context.ts';
import type { Route } from '../http/route.ts';
import type { TenantContext } from '../tenant-context.ts';
import { rewriteAuthorize } from './authorize-request.ts';
import type { OidcCore } from './oidc-core.ts';

export function oidcRoutes(context: TenantContext, oidc: OidcCore): Route[] {
  const answer = ({ request, response }: HttpContext) => oidc.answer(request, response);
  const authorize = (http: HttpContext) => {
    const { pathname, search } = rewriteAuthorize(context, http.url);
    http.request.url = pathname + search;
    return answer(http);
  };
  const resume = (http: HttpContext) => {
    // The parameters are in the interaction; in the query they make oidc-provider stumble (500).
    http.request.url = http.url.pathname;
    return answer(http);
  };
  const sendKeys = (http: HttpContext) => sendJson(http, 200, context.keys.jwks());
  return [
    { method: 'GET', path: '/authorize', kind: 'oidc', handle: authorize },
    { method: 'GET', path: /^\/authorize\/[\w-]+$/, kind: 'oidc', handle: resume },
    { method: 'GET', path: '/oidc/logout', kind: 'oidc', handle: answer },
    { method: 'GET', path: '/oidc/logout/success', kind: 'oidc', handle: answer },
    { method: 'POST', path: '/oidc/logout/confirm', kind: 'oidc', handle: answer },
    { method: 'GET', path: '/.well-known/openid-configuration', kind: 'api', handle: answer },
    { method: 'GET', path: '/.well-known/oauth-authorization-server', kind: 'api', handle: answer },
    { method: 'GET', path: '/.well-known/jwks.json', kind: 'api', handle: sendKeys },
    { method: 'GET', path: '/userinfo', kind: 'api', handle: sendUserinfo(context, oidc) },
    { method: 'POST', path: '/userinfo', kind: 'api', handle: sendUserinfo(context, oidc) },
  ];
}

function sendUserinfo(context: TenantContext, oidc: OidcCore) {
  return async (http: HttpContext): Promise<void> => {
    const [scheme, token] = (http.request.headers.authorization ?? '').split(' ');
    const grant =
      scheme?.toLowerCase() === 'bearer' && token
        ? ((await oidc.findAccessToken(token)) ?? (await verifyOwnJwt(context, token)))
        : null;
    const account = context.accounts.bySub(grant?.sub ?? '');
    if (!grant || !account || !grant.scopes.has('openid')) {
      http.response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
      throw new ApiError(401, { error: 'invalid_token', error_description: 'Unauthorized' });
    }
    context.requests.decide(http.request, {
      decision: 'The profile',
      reason: `The access token is good for ${[...grant.scopes].join(' ')}.`,
      person: account.email ?? account.sub,
    });
    sendJson(http, 200, claimsOf(account, grant.scopes, context.issuer));
  };
}

/** A JWT of ours whose audiences include /userinfo: what Auth0 gives for an API with `openid`. */
async function verifyOwnJwt(
  { clock, keys, issuer }: TenantContext,
  token: string,
): Promise<{ sub: string; scopes: Set<string> } | null> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks()), {
      issuer,
      audience: `${issuer}userinfo`,
      algorithms: ['RS256'],
      currentDate: new Date(clock.now()),
    });
    return { sub: payload.sub ?? '', scopes: new Set(String(payload['scope']).split(' ')) };
  } catch {
    // Not ours, or not for /userinfo: the caller answers 401 without saying which.
    return null;
  }
}
