// Stories of a browser that refuses to keep anything.
import { ada, expect, test } from './testing-support/story.ts';

test('with localStorage blocked one can still sign in, for as long as the page is open', async ({
  demo,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The story forbids it.', 'SecurityError');
      },
    });
  });
  await demo.open('/session');
  await expect(demo.logIn).toBeVisible();
  await demo.openLock();
  await demo.submit(ada);
  await demo.expectSignedIn(ada);
  await expect(demo.events.filter({ hasText: 'refuses to keep the session' })).toHaveCount(1);

  await demo.goTo('Profile');
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await demo.goTo('Session');
  await page.getByRole('button', { name: 'Log out of this app only' }).click();
  await expect(demo.logIn).toBeVisible();
  await expect(demo.logOut).toBeHidden();
});

test('with storage full one can still sign in', async ({ demo, page }) => {
  await demo.useLockInThePage();
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
      if (key.startsWith('id_token')) throw new DOMException('Full.', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await demo.open('/session');
  await demo.signIn(ada);
  expect(await demo.stored()).toBeNull();
  await expect(demo.notice.or(demo.events.first())).toContainText(['refuses to keep the session']);
});
