// POST /oauth/token and /oauth/revoke: form or JSON bodies, Auth0's `audience`, and their faults.
import type { ServerResponse } from 'node:http';
import { ApiError, type HttpContext } from '../http/http-context.ts';
import { readParams } from '../http/read-body.ts';
import { replaceBody } from '../http/replace-body.ts';
import type { Route } from '../http/route.ts';
import { grantTypes } from '../settings/grant-types.ts';
import type { TenantContext } from '../tenant-context.ts';
import { indicatorOf } from './audiences.ts';
import { grantTypeRefused } from './clients.ts';
import type { OidcCore } from './oidc-core.ts';
import { rememberAudience } from './refresh-audience.ts';

export function tokenRoutes(context: TenantContext, oidc: OidcCore): Route[] {
  const answer = async (http: HttpContext, adapt?: (params: URLSearchParams) => void) => {
    const { request, response } = http;
    const params = await readParams(http);
    context.requests.noteBody(request, Object.fromEntries(params));
    adapt?.(params);
    replaceBody(request, 'application/x-www-form-urlencoded', String(params));
    await oidc.answer(request, response);
  };
  return [
    {
      method: 'POST',
      path: '/oauth/token',
      kind: 'api',
      handle: async (http) => {
        const { faults, settings } = context;
        if (faults.has('token-endpoint-slow')) {
          await new Promise((resolve) => setTimeout(resolve, settings.slowMilliseconds));
        }
        if (faults.has('token-endpoint-dies')) dieInsteadOfAnswering(http.response);
        await answer(http, (params) => {
          checkGrantType(context, params);
          takeAudience(context, http, params);
        });
      },
    },
    { method: 'POST', path: '/oauth/revoke', kind: 'api', handle: (http) => answer(http) },
  ];
}

function checkGrantType({ settings }: TenantContext, params: URLSearchParams): void {
  const grantType = params.get('grant_type') ?? '';
  const client = settings.clients.find(({ id }) => id === params.get('client_id'));
  const known = grantTypes.find((name) => name === grantType);
  if (!client || !known || client.grantTypes.includes(known)) return;
  throw new ApiError(403, {
    error: 'unauthorized_client',
    error_description: grantTypeRefused(grantType),
  });
}

/** Auth0 says which API a token is for with `audience`; oidc-provider knows `resource`. */
function takeAudience(context: TenantContext, http: HttpContext, params: URLSearchParams): void {
  const audience = params.get('audience');
  params.delete('audience');
  const grantType = params.get('grant_type');
  if (grantType === 'client_credentials') {
    if (!audience) throw noAudience();
    params.set('resource', indicatorOf(audience));
  }
  if (grantType === 'refresh_token' && audience) {
    rememberAudience(context, http.request, params, audience);
  }
}

function noAudience(): ApiError {
  return new ApiError(403, {
    error: 'access_denied',
    error_description:
      'No audience parameter was provided, and no default audience has been configured',
  });
}

/** Everything has happened by the time the answer is written. */
function dieInsteadOfAnswering(response: ServerResponse): void {
  response.end = function (this: ServerResponse) {
    return this.destroy();
  } as ServerResponse['end'];
}
