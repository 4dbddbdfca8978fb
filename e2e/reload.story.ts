// Stories of a page that is loaded again.
import type { Page } from '@playwright/test';
import { expect, test } from './testing-support/story.ts';

/** Notes, from before the first script, whether a person could see a button that says Log in. */
async function watchForLogIn(page: Page): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    const isLogIn = (button: HTMLButtonElement) =>
      button.textContent?.trim() === 'Log in' &&
      button.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    // Called before the browser paints what has changed.
    new MutationObserver(() => {
      if ([...document.querySelectorAll('button')].some(isLogIn)) {
        Object.assign(window, { logInWasSeen: true });
      }
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => 'logInWasSeen' in window);
}

test('a reload keeps the session, and Log in is never seen', async ({ demo, page }) => {
  const logInWasSeen = await watchForLogIn(page);
  await demo.open();
  await demo.signIn();
  expect(await logInWasSeen(), 'not on the way back from the tenant either').toBe(false);
  for (const path of ['/', '/session', '/profile']) {
    await demo.open(path);
    await page.reload();
    await demo.expectSignedIn();
    expect(await logInWasSeen()).toBe(false);
  }
});

test('the watch for Log in does see it while nobody is signed in', async ({ demo, page }) => {
  const logInWasSeen = await watchForLogIn(page);
  await demo.open();
  await expect(demo.logIn).toBeVisible();
  expect(await logInWasSeen()).toBe(true);
});

test('a signed-in start asks the tenant for nothing but its keys', async ({ demo, tenant }) => {
  await demo.open();
  await demo.signIn();
  const before = tenant.requests.length;
  await demo.open('/session');
  await demo.expectSignedIn();
  const paths = tenant.requests.slice(before).map(({ path }) => path);
  expect(new Set(paths)).toEqual(new Set(paths.length ? ['/.well-known/jwks.json'] : []));
});
