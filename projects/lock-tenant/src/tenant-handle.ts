// Makes the running tenant, as its parts, one thing to read from and to steer.
import type { Listening } from './http/listen.ts';
import type { OidcCore } from './oidc/oidc-core.ts';
import { checkTokenLifetimes } from './settings/check-options.ts';
import { createSnapshots } from './snapshots.ts';
import type { TenantContext } from './tenant-context.ts';
import type { Tenant } from './tenant.ts';

export function createTenantHandle(
  context: TenantContext,
  oidc: OidcCore,
  listening: Listening,
): Tenant {
  const { settings, accounts, clock, issuer, keys, outbox, requests } = context;
  const snapshots = createSnapshots(context, oidc);
  const firstFaults = context.faults.list();
  const firstLifetimes = { ...settings.tokenLifetimes };
  return {
    url: issuer.slice(0, -1),
    issuer,
    port: context.port,
    faults: context.faults,
    clock: { now: () => clock.now(), advance: (by) => clock.advance(by) },
    users: {
      list: () => accounts.list(),
      find: (identifier) =>
        settings.connections
          .map(({ name }) => accounts.find(name, identifier))
          .find((account) => account !== undefined),
      add: (user) => accounts.add(user),
      remove: (sub) => accounts.remove(sub),
    },
    get requests() {
      return requests.list();
    },
    get messages() {
      return outbox.list();
    },
    codeFor(to) {
      const sent = outbox
        .list()
        .findLast(({ kind, to: address }) => kind === 'code' && sameAddress(address, to));
      return sent?.code ?? null;
    },
    get tokenLifetimes() {
      return settings.tokenLifetimes;
    },
    setTokenLifetimes(lifetimes) {
      checkTokenLifetimes(lifetimes);
      Object.assign(settings.tokenLifetimes, lifetimes);
    },
    async rotateKeys(options) {
      await keys.rotate(options);
      oidc.reloadKeys();
    },
    reset() {
      clock.offset = 0;
      accounts.reset();
      context.tickets.clear();
      context.resets.clear();
      context.attempts.clear();
      context.codes.clear();
      outbox.clear();
      requests.clear();
      oidc.reset();
      context.faults.set(...firstFaults);
      Object.assign(settings.tokenLifetimes, firstLifetimes);
    },
    ...snapshots,
    stop: () => listening.close(),
  };
}

function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
