// Stories of a device that is offline, and of one whose clock is wrong.
import type { Page } from '@playwright/test';
import { ada, expect, test } from './testing-support/story.ts';

const HOUR = 3_600_000;

/** Sets the device's clock, timers untouched, from the next load on. */
async function setClock(page: Page, milliseconds: number): Promise<void> {
  await page.addInitScript((offset) => {
    const now = Date.now.bind(Date);
    class SetDate extends Date {
      constructor(...parts: [] | [number | string]) {
        super(...((parts.length ? parts : [now() + offset]) as [number]));
      }
      static override now = () => now() + offset;
    }
    window.Date = SetDate as DateConstructor;
  }, milliseconds);
}

test('offline, a session goes on, and a renewal that fails says why', async ({
  demo,
  page,
  context,
}) => {
  await demo.open('/session');
  await demo.signIn();
  const token = await demo.stored();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(demo.events.first()).toContainText('could not be renewed', { timeout: 20_000 });
  await demo.expectSignedIn();
  expect(await demo.stored()).toBe(token);
  await context.setOffline(false);
});

test('offline, a click on Log in says so, and works once the network is back', async ({
  demo,
  page,
  context,
}) => {
  await demo.open('/session');
  await expect(demo.logIn).toBeVisible();
  await context.setOffline(true);
  await demo.logIn.click();
  await expect(demo.notice).toContainText('Logging in failed');
  await context.setOffline(false);
  const close = page.locator('.auth0-lock-close-button');
  if (await close.isVisible()) await close.click();
  await demo.signIn();
});

// Behind by less than the half hour that auth0-js' transaction cookie lives: here only the page's clock
// is wrong, and the browser, which judges the cookie, has the right one.
for (const minutes of [-20, 180]) {
  test(`a clock that is ${minutes} min off keeps nobody out, also after a reload`, async ({
    demo,
    page,
  }) => {
    await setClock(page, minutes * 60_000);
    await demo.open('/session');
    await demo.signIn();
    await page.reload();
    await demo.expectSignedIn(ada);
  });
}

test(
  'a clock ahead by more than the token lives is told apart, without a loop',
  { tag: '@flow' },
  async ({ demo, page, tenant, flow }) => {
    tenant.setTokenLifetimes({ idToken: 3600 });
    await setClock(page, 5 * HOUR);
    await demo.open('/session');
    await demo.openLock();
    await demo.submit(ada);
    if (flow === 'implicit') {
      // auth0-js looks at `exp` before anybody can tell that it is the clock.
      await expect(demo.notice).toContainText('clock is wrong');
      await demo.expectSignedOut();
    } else {
      await demo.expectSignedIn(ada);
      await page.reload();
      await demo.expectSignedIn(ada);
      await expect(page.getByRole('timer')).toHaveText(/^\s*59 min \d+ s\s*$/);
    }
    const signIns = tenant.requests.filter(({ path }) => path === '/co/authenticate');
    expect(signIns).toHaveLength(1);
  },
);

test('a clock that is set forward past the end ends the session at the next look', async ({
  demo,
  page,
}) => {
  await demo.open('/session');
  await demo.signIn();
  await page.evaluate((offset) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + offset;
    dispatchEvent(new Event('focus'));
  }, 24 * HOUR);
  await expect(demo.events.first()).toContainText('The session expired.');
  await demo.expectSignedOut();
});
