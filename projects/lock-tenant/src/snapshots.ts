// All that can change in a running tenant, kept and brought back at once.
import type { OidcCore } from './oidc/oidc-core.ts';
import { OptionError } from './option-error.ts';
import type { TenantContext } from './tenant-context.ts';
import type { Snapshot, Tenant } from './tenant.ts';

export function createSnapshots(
  context: TenantContext,
  oidc: OidcCore,
): Pick<Tenant, 'snapshot' | 'restore'> {
  const { accounts, attempts, clock, codes, faults, keys, outbox, requests, resets } = context;
  const { tickets, settings } = context;
  const stores = [accounts, attempts, codes, keys, outbox, requests, resets, tickets, oidc];
  const known = new WeakMap<Snapshot, () => void>();
  return {
    snapshot() {
      const restores = stores.map((store) => store.save());
      const active = faults.list();
      const lifetimes = { ...settings.tokenLifetimes };
      const { offset } = clock;
      const snapshot = Object.freeze({ at: new Date(clock.now()).toISOString() });
      known.set(snapshot, () => {
        clock.offset = offset;
        // The keys come before the OIDC core, which is made anew with them.
        for (const restore of restores) restore();
        faults.set(...active);
        Object.assign(settings.tokenLifetimes, lifetimes);
      });
      return snapshot;
    },
    restore(snapshot) {
      const restore = known.get(snapshot);
      if (!restore) throw new OptionError('restore() takes what snapshot() of this tenant gave.');
      restore();
    },
  };
}
