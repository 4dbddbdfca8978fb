// Stories of an app and a tenant on two sites, in a Chromium that blocks third-party cookies and in one that allows them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, requireBrowser } from '../tools/workspace/browser.mjs';
import { fetchedBrowser } from '../tools/workspace/fetched-browser.mjs';
import { startServers } from './testing-support/servers.ts';
import { ada, chooseFlow, expect, test as story } from './testing-support/story.ts';

interface Cookies {
  thirdPartyCookies: 'allowed' | 'blocked';
}

const test = story.extend<Cookies>({
  thirdPartyCookies: ['blocked', { option: true }],
  servers: [
    // Playwright reads a fixture's needs from this pattern, which has to be there.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const servers = await startServers('app.localhost', { sameSite: 'none' });
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // No flag switches it: it is a setting of the person who uses the browser.
  context: async ({ flow, thirdPartyCookies }, use, testInfo) => {
    const profile = testInfo.outputPath('profile');
    mkdirSync(join(profile, 'Default'), { recursive: true });
    const settings = { profile: { cookie_controls_mode: thirdPartyCookies === 'blocked' ? 1 : 0 } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: requireBrowser(),
      args: chromiumFlags,
      viewport: { width: 1280, height: 800 },
    });
    await chooseFlow(context, flow);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
});

test.skip(
  requireBrowser() === fetchedBrowser,
  'The Chromium that npm fetched has no settings, so no third-party cookies can be blocked in it.',
);

for (const thirdPartyCookies of ['allowed', 'blocked'] as const) {
  test.describe(`with third-party cookies ${thirdPartyCookies}`, { tag: '@flow' }, () => {
    test.use({ thirdPartyCookies });

    for (const mode of ['redirect', 'page'] as const) {
      test(`one signs in, is known after a reload, and signs out (${mode})`, async ({
        demo,
        page,
      }) => {
        if (mode === 'page') await demo.useLockInThePage();
        await demo.open('/session');
        await demo.openLock();
        await demo.submit(ada);
        await expect(demo.logOut).toBeVisible();
        await page.reload();
        await expect(page.getByRole('banner')).toContainText(ada.name);
        await demo.logOut.click();
        await page.waitForURL(`${demo.url}/`);
        await demo.expectSignedOut();
      });
    }

    const blocked = thirdPartyCookies === 'blocked';
    test(`a session is ${blocked ? 'not ' : ''}renewed in a hidden frame`, async ({
      demo,
      flow,
      page,
    }) => {
      test.skip(flow !== 'implicit', 'This flow has refresh tokens.');
      await demo.open('/session');
      await demo.signIn(ada);
      const before = await demo.stored();
      await page.getByRole('button', { name: 'Renew now' }).click();
      if (blocked) {
        await expect(demo.events.first()).toContainText('could not be renewed');
        await expect(demo.events.first()).toContainText('third-party-cookies');
        expect(await demo.stored(), 'the session is as it was').toBe(before);
      } else {
        await expect(demo.events.first()).toContainText('The session was renewed.');
        expect(await demo.stored()).not.toBe(before);
      }
      await demo.expectSignedIn(ada);
    });

    test('a session is renewed by its refresh token', async ({ demo, flow, page, tenant }) => {
      test.skip(flow !== 'code', 'This flow has no refresh tokens.');
      await demo.open('/session');
      await demo.signIn(ada);
      await page.getByRole('button', { name: 'Renew now' }).click();
      await expect(demo.events.first()).toContainText('The session was renewed.');
      const asked = tenant.requests.map(({ path }) => path);
      expect(asked.filter((path) => path === '/oauth/token')).toHaveLength(2);
      await demo.expectSignedIn(ada);
    });
  });
}
