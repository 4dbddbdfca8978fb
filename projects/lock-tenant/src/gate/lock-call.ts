// What every API call of Lock begins with: its JSON body, logged, and its client.
import type { ClientSettings } from '../settings/settings.ts';
import type { TenantContext } from '../tenant-context.ts';
import { ApiError, type HttpContext } from '../http/http-context.ts';
import { readJson } from '../http/read-body.ts';

export async function readCall(
  { requests }: TenantContext,
  http: HttpContext,
): Promise<Record<string, unknown>> {
  const body = await readJson(http);
  requests.noteBody(http.request, body);
  return body;
}

/** Throws ApiError 400 `unknown_client`. */
export function findClient({ settings }: TenantContext, id: string): ClientSettings {
  const client = settings.clients.find((entry) => entry.id === id);
  if (client) return client;
  throw new ApiError(400, {
    error: 'unknown_client',
    error_description: `Unknown client: ${id || '(none)'}`,
  });
}
