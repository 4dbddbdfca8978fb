// What every story has: the demo on the real Lock, a tenant as after a start, and a watch over leaks.
import { test as base, expect, type BrowserContext } from '@playwright/test';
import type { GrantType } from '../../projects/lock-tenant/src/public-api.ts';
import { Demo } from './demo.ts';
import { letLazyPartsArrive, type Arrival } from './lazy-parts.ts';
import { startServers } from './servers.ts';
import { Watch } from './watch.ts';

type Servers = Awaited<ReturnType<typeof startServers>>;

/**
 * How the tokens come to the demo: as it does by itself, or as somebody chose on its Session page.
 * Stories run in the code flow; tagged `@flow` in the implicit flow as well, and all of them in
 * `npm run test:all`. What holds in one flow only is tagged `@code` or `@implicit`.
 */
export type Flow = 'code' | 'implicit';

interface StoryFixtures {
  flow: Flow;
  /** How the library's lazy parts come, in stories that are tagged `@lazy`. */
  arrival: Arrival;
  tenant: Servers['tenant'];
  watch: Watch;
  demo: Demo;
}

interface WorkerFixtures {
  /** What the demo's client may ask the tenant for. */
  grantTypes: readonly GrantType[] | undefined;
  servers: Servers;
}

export const test = base.extend<StoryFixtures, WorkerFixtures>({
  grantTypes: [undefined, { option: true, scope: 'worker' }],
  servers: [
    async ({ grantTypes }, use) => {
      const servers = await startServers('localhost', {}, grantTypes);
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  tenant: async ({ servers }, use) => {
    servers.tenant.reset();
    await use(servers.tenant);
  },
  flow: ['code', { option: true }],
  context: async ({ context, flow }, use) => {
    await chooseFlow(context, flow);
    await use(context);
  },
  arrival: ['at once', { option: true }],
  watch: async ({ context, arrival }, use) => {
    await letLazyPartsArrive(context, arrival);
    const watch = await Watch.over(context);
    await use(watch);
    await watch.assertNothingLeaked();
  },
  demo: async ({ page, servers, tenant, watch }, use) => {
    // Named, so that a story has both although it may use only the demo.
    void tenant;
    await use(new Demo(page, servers.appUrl, watch));
  },
});

/** Chooses for all tabs, as somebody does on the Session page. */
export async function chooseFlow(context: BrowserContext, flow: Flow): Promise<void> {
  if (flow === 'code') return;
  await context.addInitScript((chosen) => {
    // Frames, and pages that are still blank: some have no storage, or may not use it.
    const isPage = window === top && location.protocol.startsWith('http');
    if (isPage) sessionStorage.setItem('demo.token-flow', chosen);
  }, flow);
}

export { expect };
export { Demo } from './demo.ts';
export { ada, grace, type Person } from './people.ts';
