// Playwright's `test` with a tenant: one for each worker, as new at the start of each test.
import { test as base } from '@playwright/test';
import { createTenant } from '../create-tenant.ts';
import type { FaultName } from '../faults/fault-table.ts';
import type { TenantOptions } from '../settings/tenant-options.ts';
import type { Tenant } from '../tenant.ts';
import { createSignInAs, type OpenSignIn, type SavedSignIns, type SignInAs } from './sign-in-as.ts';

/** Lets time pass in the tenant and in the page at once. */
export interface StoryClock {
  /** `'90s'`, `'30m'`, `'2h'`, `'10d'`, or milliseconds. */
  advance(by: string | number): Promise<void>;
}

/** What a test may set by `test.use()`, and what it gets. */
export interface TenantFixtures {
  /** Faults that are on when the test begins. */
  faults: FaultName[];
  /**
   * How the app's sign-in is opened. Default: `/`, and a button or link with "sign in" or "log in".
   * Another: `test.extend({ openSignIn: ({}, use) => use(async (page) => { … }) })`.
   */
  openSignIn: OpenSignIn;
  /** The tenant of this worker: the users of the options, no sessions, no requests. */
  tenant: Tenant;
  signInAs: SignInAs;
  clock: StoryClock;
}

/** Of a worker. */
export interface TenantWorkerFixtures {
  /** Its options. The port is 4400 for the first worker, 4401 for the second, unless it says so. */
  tenantOptions: TenantOptions;
  workerTenant: Tenant;
  savedSignIns: SavedSignIns;
}

const openByName: OpenSignIn = async (page) => {
  await page.goto('/');
  const name = /\b(sign|log) ?in\b/i;
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
};

/** Playwright's `test` with the fixtures `tenant`, `signInAs`, `clock`, and the option `faults`. */
export const test = base.extend<TenantFixtures, TenantWorkerFixtures>({
  tenantOptions: [{}, { option: true, scope: 'worker' }],
  workerTenant: [
    async ({ tenantOptions }, use, { parallelIndex }) => {
      const tenant = await createTenant({ port: 4400 + parallelIndex, ...tenantOptions });
      await use(tenant);
      await tenant.stop();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern.
  savedSignIns: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  faults: [[], { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern.
  openSignIn: async ({}, use) => use(openByName),
  tenant: [
    async ({ workerTenant, faults }, use) => {
      workerTenant.reset();
      if (faults.length > 0) workerTenant.faults.set(...faults);
      await use(workerTenant);
    },
    { auto: true },
  ],
  signInAs: ({ page, tenant, openSignIn, savedSignIns }, use) =>
    use(createSignInAs(page, tenant, openSignIn, savedSignIns)),
  clock: ({ page, tenant }, use) => {
    let installed = false;
    return use({
      async advance(by) {
        const before = tenant.clock.now();
        tenant.clock.advance(by);
        // Without it, Playwright's clock would begin in 1970.
        if (!installed) await page.clock.install({ time: before });
        installed = true;
        await page.clock.fastForward(tenant.clock.now() - before);
      },
    });
  },
});
