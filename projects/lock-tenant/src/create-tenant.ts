// createTenant(): puts the parts of a tenant together and starts it.
import type { RequestListener } from 'node:http';
import { createAccountDirectory } from './accounts/account-directory.ts';
import { createLoginTickets } from './accounts/login-tickets.ts';
import { createPasswordResets } from './accounts/password-resets.ts';
import { createTenantClock } from './clock/tenant-clock.ts';
import { createAttemptCounters } from './accounts/attempt-counters.ts';
import { createFaultSwitches } from './faults/fault-switches.ts';
import { findDictionaries } from './lock/dictionaries.ts';
import { createOidcCore } from './oidc/oidc-core.ts';
import { createSigningKeys } from './keys/signing-keys.ts';
import { createOneTimeCodes } from './outbox/one-time-codes.ts';
import { createOutbox } from './outbox/outbox.ts';
import { listen } from './http/listen.ts';
import { createRequestHandler } from './gate/request-handler.ts';
import { createRequestLog } from './http/request-log.ts';
import { resolveSettings } from './settings/settings.ts';
import type { TenantOptions } from './settings/tenant-options.ts';
import type { TenantContext } from './tenant-context.ts';
import { createTenantHandle } from './tenant-handle.ts';
import { tenantRoutes } from './tenant-routes.ts';
import type { Tenant } from './tenant.ts';

/**
 * Starts a stand-in for an Auth0 tenant. Resolves when it answers.
 *
 * Rejects with OptionError when the options hold a mistake, and with Node's EADDRINUSE error when
 * the port is taken. Nothing is shared between two tenants, and nothing is written to disk.
 */
export async function createTenant(
  options: TenantOptions = {},
  log: (line: string) => void = () => {},
): Promise<Tenant> {
  const settings = resolveSettings(options);
  const clock = createTenantClock();
  const now = () => clock.now();
  const accounts = createAccountDirectory(settings.users, settings.connections, now);
  const dictionaries = findDictionaries();
  if (dictionaries.languages.length === 0) {
    log('auth0-lock is not installed here: Lock will show the English text that it brings.');
  }
  const keys = await createSigningKeys();
  // The issuer names the port, which is known once we listen; until then nobody is served.
  let handler: RequestListener = (_request, response) => void response.writeHead(503).end();
  const listening = await listen(
    (request, response) => handler(request, response),
    settings.port,
    settings.host,
  );
  const context: TenantContext = {
    settings,
    clock,
    port: listening.port,
    issuer: `http://${settings.publicHost}:${listening.port}/`,
    accounts,
    tickets: createLoginTickets(now),
    attempts: createAttemptCounters(settings.limits, now),
    resets: createPasswordResets(now),
    codes: createOneTimeCodes(now),
    outbox: createOutbox(log, now),
    faults: createFaultSwitches(settings.faults),
    keys,
    requests: createRequestLog(now),
    log,
  };
  const oidc = createOidcCore(context);
  const tenant = createTenantHandle(context, oidc, listening);
  handler = createRequestHandler(context, tenantRoutes(context, oidc, tenant, dictionaries));
  return tenant;
}
