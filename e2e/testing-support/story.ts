// What every story has: the demo on the real Lock, a tenant as after a start, and a watch over leaks.
import { test as base, expect } from '@playwright/test';
import { Demo } from './demo.ts';
import { letLazyPartsArrive, type Arrival } from './lazy-parts.ts';
import { startServers } from './servers.ts';
import { Watch } from './watch.ts';

type Servers = Awaited<ReturnType<typeof startServers>>;

/** How the tokens come to the demo: as it does by itself, or as somebody chose on its Session page. */
export type Flow = 'code' | 'implicit';

interface StoryFixtures {
  /** In stories that are tagged `@flow`, and in all of them by `npm run test:all`. */
  flow: Flow;
  /** How the library's lazy parts come, in stories that are tagged `@lazy`. */
  arrival: Arrival;
  tenant: Servers['tenant'];
  watch: Watch;
  demo: Demo;
}

export const test = base.extend<StoryFixtures, { servers: Servers }>({
  servers: [
    // Playwright reads a fixture's needs from this pattern, which has to be there.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const servers = await startServers();
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
    if (flow !== 'code') {
      await context.addInitScript(
        (chosen) => sessionStorage.setItem('demo.token-flow', chosen),
        flow,
      );
    }
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

export { expect };
export { Demo } from './demo.ts';
export { ada, grace, type Person } from './people.ts';
