// The options with every default filled in: what the rest of the tenant reads.
import type { FaultName } from '../faults/fault-table.ts';
import { demoAudiences, demoClients, demoConnections, demoUsers } from './demo.ts';
import type {
  AudienceOptions,
  ClientOptions,
  ConnectionOptions,
  Limits,
  TenantOptions,
  TokenLifetimes,
  UserOptions,
} from './tenant-options.ts';
import { checkOptions } from './check-options.ts';

export interface ClientSettings {
  id: string;
  name: string;
  secret: string | null;
  callbacks: string[];
  logoutUrls: string[];
  webOrigins: string[];
  connections: ConnectionOptions[];
}

export interface Settings {
  port: number;
  host: string | null;
  publicHost: string;
  name: string;
  clients: ClientSettings[];
  users: UserOptions[];
  connections: ConnectionOptions[];
  audiences: Required<AudienceOptions>[];
  tokenLifetimes: TokenLifetimes;
  faults: FaultName[];
  slowMilliseconds: number;
  limits: Limits;
  leakedPasswords: string[];
  countryCode: string;
}

/** Checks the options and fills in the defaults. Throws OptionError on the first mistake. */
export function resolveSettings(options: TenantOptions): Settings {
  checkOptions(options);
  const connections = options.connections ?? demoConnections;
  return {
    port: options.port ?? 4400,
    host: options.host ?? null,
    publicHost: options.publicHost ?? 'localhost',
    name: options.name ?? 'local',
    clients: (options.clients ?? demoClients).map((client) => resolveClient(client, connections)),
    users: options.users ?? demoUsers,
    connections,
    audiences: (options.audiences ?? demoAudiences).map((entry) =>
      typeof entry === 'string' ? { audience: entry, scopes: [] } : { scopes: [], ...entry },
    ),
    tokenLifetimes: {
      idToken: 36_000,
      accessToken: 7_200,
      refreshToken: 30 * 86_400,
      session: 3 * 86_400,
      ...options.tokenLifetimes,
    },
    faults: options.faults ?? [],
    slowMilliseconds: options.slowMilliseconds ?? 3_000,
    limits: { failedSignIns: 10, signUpsPerMinute: 100, ...options.limits },
    leakedPasswords: options.leakedPasswords ?? ['Tr0ub4dor&3'],
    countryCode: options.countryCode ?? 'GB',
  };
}

function resolveClient(client: ClientOptions, connections: ConnectionOptions[]): ClientSettings {
  const origins = (client.origins ?? []).map((origin) => new URL(origin).origin);
  const allowed = client.connections;
  return {
    id: client.id,
    name: client.name ?? client.id,
    secret: client.secret ?? null,
    callbacks: unique([
      ...origins.flatMap((origin) => [origin, `${origin}/`, `${origin}/callback`]),
      ...(client.callbacks ?? []),
    ]),
    logoutUrls: unique([
      ...origins.flatMap((origin) => [origin, `${origin}/`]),
      ...(client.logoutUrls ?? []),
    ]),
    webOrigins: unique([
      ...origins,
      ...(client.webOrigins ?? []).map((origin) => new URL(origin).origin),
    ]),
    connections: connections.filter(({ name }) => !allowed || allowed.includes(name)),
  };
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}
