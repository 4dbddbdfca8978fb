// Takes every request through the same gates: Host, log, faults, origin, route, errors.
import type { RequestListener } from 'node:http';
import { actOutWireFaults } from './wire-faults.ts';
import type { TenantContext } from '../tenant-context.ts';
import { answerCors } from '../http/cross-origin.ts';
import { ApiError, sendJson, sendText, type Exchange } from '../http/exchange.ts';
import { isOwnHost } from '../http/host-check.ts';
import { findRoute, type Route } from '../http/route.ts';

export function createRequestHandler(
  context: TenantContext,
  routes: readonly Route[],
): RequestListener {
  return (request, response) => {
    const exchange: Exchange = {
      request,
      response,
      url: URL.parse(request.url ?? '/', context.issuer) ?? new URL(context.issuer),
      method: request.method ?? 'GET',
      origin: request.headers.origin ?? null,
    };
    // Nothing else may run outside of the promise: what throws there would end the process.
    answer(context, routes, exchange).catch((error: unknown) => fail(context, exchange, error));
  };
}

async function answer(
  context: TenantContext,
  routes: readonly Route[],
  exchange: Exchange,
): Promise<void> {
  const { settings, port, faults, requests } = context;
  if (!isOwnHost(exchange.request.headers.host, port, settings.publicHost)) {
    return sendText(exchange, 403, 'This tenant does not answer to that host name.');
  }
  const match = findRoute(routes, exchange.method, exchange.url.pathname);
  if (!match) return sendText(exchange, 404, 'Not found.');
  if (exchange.method !== 'OPTIONS' && match.kind !== 'control' && match.kind !== 'page') {
    requests.record(exchange, faults.list());
  }
  if (match.kind === 'api' && answerCors(exchange, settings.clients)) return;
  if (await actOutWireFaults(exchange, match.kind, faults, settings.slowMilliseconds)) return;
  if (exchange.method === 'OPTIONS') return sendText(exchange, 405, 'Not allowed.');
  await match.handle(exchange);
}

function fail({ log }: TenantContext, exchange: Exchange, error: unknown): void {
  if (error instanceof ApiError) return sendJson(exchange, error.status, error.body);
  log(`Internal error: ${error instanceof Error ? error.message : String(error)}`);
  sendJson(exchange, 500, { error: 'server_error', error_description: 'Internal Server Error' });
}
