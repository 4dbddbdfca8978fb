// The options with every default filled in: what the rest of the tenant reads.
import type { OnLogin } from './login-event.ts';
import type { FaultName } from '../faults/fault-table.ts';
import { demoAudiences, demoClients, demoConnections, demoUsers } from './demo.ts';
import type {
  AudienceOptions,
  ClientOptions,
  ConnectionOptions,
  Limits,
  OrganizationOptions,
  TenantOptions,
  TokenLifetimes,
  UserOptions,
} from './tenant-options.ts';
import { grantTypes, type GrantType } from './grant-types.ts';
import { checkOptions } from './check-options.ts';

export interface ClientSettings {
  id: string;
  name: string;
  secret: string | null;
  callbacks: string[];
  logoutUrls: string[];
  webOrigins: string[];
  connections: ConnectionOptions[];
  grantTypes: readonly GrantType[];
  refreshTokens: {
    rotation: boolean;
    /** Seconds. */
    reuseInterval: number;
    audiences: Audience[];
  };
}

export type Audience = Required<AudienceOptions>;

export interface Settings {
  port: number;
  host: string | null;
  publicHost: string;
  sameSite: 'lax' | 'none';
  name: string;
  clients: ClientSettings[];
  users: UserOptions[];
  connections: ConnectionOptions[];
  audiences: Audience[];
  organizations: OrganizationOptions[];
  tokenLifetimes: TokenLifetimes;
  faults: FaultName[];
  slowMilliseconds: number;
  limits: Limits;
  leakedPasswords: string[];
  countryCode: string;
  onLogin: OnLogin | null;
}

/** Checks the options and fills in the defaults. Throws OptionError on the first mistake. */
export function resolveSettings(options: TenantOptions): Settings {
  checkOptions(options);
  const connections = options.connections ?? demoConnections;
  const audiences = (options.audiences ?? demoAudiences).map((entry) => resolveAudience(entry, []));
  return {
    port: options.port ?? 4400,
    host: options.host ?? null,
    publicHost: options.publicHost ?? 'localhost',
    sameSite: options.sameSite ?? 'lax',
    name: options.name ?? 'local',
    clients: (options.clients ?? demoClients).map((client) =>
      resolveClient(client, connections, audiences),
    ),
    users: options.users ?? demoUsers,
    connections,
    audiences,
    organizations: options.organizations ?? [],
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
    onLogin: options.onLogin ?? null,
  };
}

function resolveClient(
  client: ClientOptions,
  connections: ConnectionOptions[],
  audiences: readonly Audience[],
): ClientSettings {
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
    grantTypes:
      client.grantTypes ??
      grantTypes.filter((name) => name !== 'client_credentials' || client.secret),
    refreshTokens: {
      rotation: true,
      reuseInterval: 0,
      ...client.refreshTokens,
      audiences: (client.refreshTokens?.audiences ?? []).map((entry) => {
        const known = audiences.find(({ audience }) => audience === entry);
        return resolveAudience(entry, known?.scopes ?? []);
      }),
    },
  };
}

function resolveAudience(entry: string | AudienceOptions, scopes: string[]): Audience {
  return typeof entry === 'string' ? { audience: entry, scopes } : { scopes, ...entry };
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}
