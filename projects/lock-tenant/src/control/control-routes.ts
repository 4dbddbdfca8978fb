// The tenant's own switches over HTTP, for tests in other processes and for the status page.
import { ApiError, sendJson, type HttpContext } from '../http/http-context.ts';
import { readJson } from '../http/read-body.ts';
import type { Route } from '../http/route.ts';
import type { FaultName } from '../faults/fault-table.ts';
import { OptionError } from '../option-error.ts';
import type { Tenant } from '../tenant.ts';

/** A page of another site can send this header only after a preflight, which is never answered. */
export const controlHeader = 'x-lock-tenant-control';

export function controlRoutes(tenant: Tenant): Route[] {
  const read = (path: string, value: () => unknown) =>
    guarded('GET', path, (http) => sendJson(http, 200, value()));
  const write = (
    method: 'POST' | 'PUT',
    path: string,
    change: (body: Record<string, unknown>) => unknown,
  ) =>
    guarded(method, path, async (http) => {
      const length = http.request.headers['content-length'] ?? '0';
      const body = length === '0' ? {} : await readJson(http);
      sendJson(http, 200, (await change(body)) ?? { ok: true });
    });
  const faults = () => ({ active: tenant.faults.list() });
  const clock = () => ({ now: new Date(tenant.clock.now()).toISOString() });
  return [
    read('/_control/faults', faults),
    write('PUT', '/_control/faults', ({ active }) => {
      if (!Array.isArray(active)) throw new OptionError('Send {"active": ["fault-name", …]}.');
      tenant.faults.set(...(active as FaultName[]));
      return faults();
    }),
    read('/_control/requests', () => tenant.requests),
    read('/_control/codes', () => tenant.messages),
    read('/_control/token-lifetimes', () => tenant.tokenLifetimes),
    write('PUT', '/_control/token-lifetimes', (body) => {
      tenant.setTokenLifetimes(body);
      return tenant.tokenLifetimes;
    }),
    write('POST', '/_control/rotate-keys', ({ keepOld }) =>
      tenant.rotateKeys({ keepOld: keepOld !== false }),
    ),
    read('/_control/clock', clock),
    write('POST', '/_control/clock', ({ advance }) => {
      tenant.clock.advance(advance as string);
      return clock();
    }),
    write('POST', '/_control/reset', () => tenant.reset()),
  ];
}

/** A route that only answers with the control header. */
export function guarded(
  method: Route['method'],
  path: string,
  handle: (http: HttpContext) => Promise<void> | void,
): Route {
  return {
    method,
    path,
    kind: 'control',
    handle: async (http) => {
      if (http.request.headers[controlHeader] !== '1') {
        throw new ApiError(403, {
          error: 'forbidden',
          error_description: `Send the header ${controlHeader}: 1.`,
        });
      }
      try {
        await handle(http);
      } catch (error) {
        if (!(error instanceof OptionError)) throw error;
        throw new ApiError(400, { error: 'invalid_request', error_description: error.message });
      }
    },
  };
}
