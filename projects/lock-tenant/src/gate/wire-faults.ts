// Applies the faults of the wire: late, never, 500, HTML, 429, and cookies that a browser refuses.
import { send, sendJson, type HttpContext } from '../http/http-context.ts';
import type { RouteKind } from '../http/route.ts';
import type { FaultSwitches } from '../faults/fault-switches.ts';

/** True when the fault has dealt with the request, be it by never answering. */
export async function applyWireFaults(
  http: HttpContext,
  kind: RouteKind,
  faults: FaultSwitches,
  slowMilliseconds: number,
): Promise<boolean> {
  // The switches must stay in reach, and preflights alone prove nothing.
  if (kind === 'control' || kind === 'page' || http.method === 'OPTIONS') return false;
  if (faults.has('slow')) await new Promise((resolve) => setTimeout(resolve, slowMilliseconds));
  if (kind === 'script') return faults.has('cdn-black-hole');
  if (faults.has('hang')) return true;
  if (faults.has('server-error')) {
    sendJson(http, 500, { error: 'server_error', error_description: 'Internal Server Error' });
    return true;
  }
  if (kind === 'api' && faults.has('html-instead-of-json')) {
    const page = '<!doctype html><title>Welcome</title><h1>Welcome to our Wi-Fi</h1>';
    send(http.response, 200, 'text/html; charset=utf-8', page);
    return true;
  }
  if (kind === 'api' && faults.has('rate-limited')) {
    http.response.setHeader('Retry-After', '60');
    sendJson(http, 429, {
      error: 'too_many_requests',
      error_description: 'Global limit has been reached',
    });
    return true;
  }
  if (faults.has('third-party-cookies-refused')) refuseCookies(http, kind);
  return false;
}

/** As a browser does that takes the frame for a third party: cookies neither arrive nor stay. */
function refuseCookies({ request, response, url }: HttpContext, kind: RouteKind): void {
  const framed =
    url.searchParams.get('response_mode') === 'web_message' ||
    request.headers['sec-fetch-dest'] === 'iframe';
  if (!framed && kind !== 'api') return;
  delete request.headers.cookie;
  const { writeHead } = response;
  response.writeHead = function (this: typeof response, ...args: unknown[]) {
    response.removeHeader('set-cookie');
    return Reflect.apply(writeHead, this, args);
  } as typeof response.writeHead;
}
