// Takes every request through the same gates: Host, log, faults, origin, route, errors.
import type { RequestListener } from 'node:http';
import { applyWireFaults } from './wire-faults.ts';
import type { TenantContext } from '../tenant-context.ts';
import { answerCors } from '../http/cross-origin.ts';
import { ApiError, sendJson, sendText, type HttpContext } from '../http/http-context.ts';
import { isOwnHost } from '../http/host-check.ts';
import { findRoute, type Route } from '../http/route.ts';

export function createRequestHandler(
  context: TenantContext,
  routes: readonly Route[],
): RequestListener {
  return (request, response) => {
    const http: HttpContext = {
      request,
      response,
      url: URL.parse(request.url ?? '/', context.issuer) ?? new URL(context.issuer),
      method: request.method ?? 'GET',
      origin: request.headers.origin ?? null,
    };
    // Nothing else may run outside of the promise: what throws there would end the process.
    answer(context, routes, http).catch((error: unknown) => fail(context, http, error));
  };
}

async function answer(
  context: TenantContext,
  routes: readonly Route[],
  http: HttpContext,
): Promise<void> {
  const { settings, port, faults, requests } = context;
  if (!isOwnHost(http.request.headers.host, port, settings.publicHost)) {
    return sendText(http, 403, 'This tenant does not answer to that host name.');
  }
  const match = findRoute(routes, http.method, http.url.pathname);
  if (http.method !== 'OPTIONS' && match?.kind !== 'control') requests.record(http, faults.list());
  if (!match) {
    requests.decide(http.request, {
      decision: 'Not found',
      reason: 'The tenant serves nothing at this address.',
    });
    return sendText(http, 404, 'Not found.');
  }
  if (match.kind === 'api' && answerCors(http, settings.clients)) return;
  if (await applyWireFaults(http, match.kind, faults, settings.slowMilliseconds)) {
    const reason = `Faults are on: ${faults.list().join(', ')}.`;
    return requests.decide(http.request, { decision: 'Left to a fault', reason });
  }
  if (http.method === 'OPTIONS') return sendText(http, 405, 'Not allowed.');
  await match.handle(http);
}

function fail({ log, requests }: TenantContext, http: HttpContext, error: unknown): void {
  if (error instanceof ApiError) {
    const { status, body, message, reason } = error;
    requests.decide(http.request, { decision: `Refused: ${message}`, reason });
    return sendJson(http, status, body);
  }
  // The browser has left in the middle of its request: nobody is there to be answered.
  if (http.request.destroyed && !http.request.complete) return;
  log(`Internal error: ${error instanceof Error ? error.message : String(error)}`);
  sendJson(http, 500, { error: 'server_error', error_description: 'Internal Server Error' });
}
