// What every story in WebKit has: the demo in a window that nobody sees, as on a first visit.
import { test as base } from '@playwright/test';
import { DemoInWebKit } from './demo-in-webkit.ts';

export const test = base.extend<{ demo: DemoInWebKit }, { webkit: DemoInWebKit }>({
  webkit: [
    // Playwright reads a fixture's needs from this pattern, which has to be there.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const demo = await DemoInWebKit.start();
      await use(demo);
      await demo.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  demo: async ({ webkit }, use, { annotations }) => {
    const { browserVersion } = webkit.browser.capabilities;
    annotations.push({ type: 'engine', description: `WebKitGTK ${browserVersion}` });
    await webkit.beginAnew();
    await use(webkit);
  },
});

export { expect } from '@playwright/test';
