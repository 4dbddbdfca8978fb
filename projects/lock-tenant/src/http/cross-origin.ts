// Who may call the tenant from a page: exactly the clients' web origins, never a wildcard.
import { ApiError, type HttpContext } from './http-context.ts';

/** Whose pages may call: the part of a client's settings that matters here. */
export interface Caller {
  readonly id: string;
  readonly webOrigins: readonly string[];
}

const allowHeaders = 'content-type, auth0-client, authorization, x-request-language';

/** Sets the CORS headers when the origin belongs to some client. True when a preflight is answered. */
export function answerCors(http: HttpContext, clients: readonly Caller[]): boolean {
  const { request, response, origin, method, url } = http;
  response.setHeader('Vary', 'Origin');
  if (url.pathname.startsWith('/.well-known/')) {
    // Public, and read by APIs and libraries of any origin.
    response.setHeader('Access-Control-Allow-Origin', '*');
    return false;
  }
  const known = origin !== null && clients.some(({ webOrigins }) => webOrigins.includes(origin));
  if (known) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  if (method !== 'OPTIONS') return false;
  if (known && request.headers['access-control-request-method']) {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', allowHeaders);
    response.setHeader('Access-Control-Max-Age', '600');
  }
  response.writeHead(known ? 204 : 403).end();
  return true;
}

/** Refuses a call for this client that comes from a page of a foreign origin. */
export function checkOrigin({ origin, request }: HttpContext, client: Caller): void {
  if (origin === null || origin === `http://${request.headers.host}`) return;
  if (client.webOrigins.includes(origin)) return;
  throw new ApiError(403, {
    error: 'unauthorized_client',
    error_description: `The origin ${origin} is not in the web origins of ${client.id}.`,
  });
}
