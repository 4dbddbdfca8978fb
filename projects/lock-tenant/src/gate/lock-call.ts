// What every call of Lock goes through first: its JSON body, logged, its client, and its origin.
import { checkOrigin } from '../http/cross-origin.ts';
import { ApiError, type HttpContext } from '../http/http-context.ts';
import { field, readJson } from '../http/read-body.ts';
import type { Route } from '../http/route.ts';
import type { ClientSettings } from '../settings/settings.ts';
import type { TenantContext } from '../tenant-context.ts';

/** A call whose client exists and whose origin may call for it. */
export interface LockCall {
  readonly http: HttpContext;
  readonly body: Record<string, unknown>;
  readonly client: ClientSettings;
}

/**
 * The POST route of a call of Lock. Answers 400 `unknown_client` or 403 `unauthorized_client`
 * before `handle` is asked.
 */
export function lockCall(
  context: TenantContext,
  path: string,
  handle: (call: LockCall) => Promise<void> | void,
): Route {
  return {
    method: 'POST',
    path,
    kind: 'api',
    handle: async (http) => {
      const body = await readJson(http);
      context.requests.noteBody(http.request, body);
      const client = findClient(context, field(body, 'client_id'));
      checkOrigin(http, client);
      await handle({ http, body, client });
    },
  };
}

function findClient({ settings }: TenantContext, id: string): ClientSettings {
  const client = settings.clients.find((entry) => entry.id === id);
  if (client) return client;
  throw new ApiError(400, {
    error: 'unknown_client',
    error_description: `Unknown client: ${id || '(none)'}`,
  });
}
