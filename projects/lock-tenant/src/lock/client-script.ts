// GET /client/{id}.js: the settings of a client, as the script that Lock loads when it is made.
import { sendScript, sendText, type HttpContext } from '../http/http-context.ts';
import { scriptJson } from '../http/html.ts';
import type { Route } from '../http/route.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';

export function clientScriptRoutes(context: TenantContext): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/client\/([\w-]+)\.js$/,
      kind: 'script',
      handle: (http, [id = '']) => sendClient(context, http, id),
    },
  ];
}

function sendClient({ settings }: TenantContext, http: HttpContext, id: string): void {
  const client = settings.clients.find((entry) => entry.id === id);
  if (!client) return sendText(http, 404, `There is no client ${id}.`);
  const strategies = Map.groupBy(client.connections, ({ strategy }) => strategy);
  sendScript(
    http,
    `Auth0.setClient(${scriptJson({
      id: client.id,
      tenant: settings.name,
      subscription: 'paid',
      strategies: [...strategies].map(([name, connections]) => ({
        name,
        connections: connections.map(describeConnection),
      })),
    })});`,
  );
}

/** The fields that Lock reads (lock/src/core/client/index.js). */
function describeConnection(connection: ConnectionOptions): Record<string, unknown> {
  const { name, strategy, displayName, domains } = connection;
  if (strategy !== 'auth0') {
    return {
      name,
      ...(displayName && { display_name: displayName }),
      ...(domains && { domain: domains[0], domain_aliases: domains.slice(1) }),
    };
  }
  return {
    name,
    display_name: displayName,
    passwordPolicy: connection.passwordPolicy ?? 'good',
    ...(connection.minPasswordLength && {
      password_complexity_options: { min_length: connection.minPasswordLength },
    }),
    showSignup: connection.signUp ?? true,
    showForgot: connection.forgotPassword ?? true,
    requires_username: connection.requiresUsername ?? false,
    validation: { username: { min: 1, max: 15 } },
  };
}
