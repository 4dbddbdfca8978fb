// Stories of a lazy part that does not come at first, in an app that another bundler than Angular's made.
import { expect, test } from '@playwright/test';
import { bundlers } from '../../tools/installs/bundled/bundled-app.ts';
import { answers, serveBundled } from './bundled.ts';

interface Verifying {
  verify(): Promise<string>;
}

for (const bundler of bundlers) {
  test(`offline, then online, in an app built with ${bundler}`, async ({ page }) => {
    const verify = () => page.evaluate(() => (window as unknown as Verifying).verify());
    const site = await serveBundled(bundler);
    try {
      await page.goto(`${site.url}/`);
      await page.waitForFunction('window.verify');
      site.unreachable = true;
      expect(await verify()).toBe(answers.unreachable);
      expect(await verify(), 'a second time too').toBe(answers.unreachable);
      site.unreachable = false;
      expect(await verify()).toBe(answers.reached);
    } finally {
      await site.stop();
    }
  });
}
