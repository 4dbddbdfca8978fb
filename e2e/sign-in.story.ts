// Stories of signing in, with the real Lock in both of its modes.
import { ada, expect, grace, test } from './testing-support/story.ts';

test('a newcomer signs in by redirect and comes back signed in', async ({ demo, page }) => {
  await demo.open('/session');
  await demo.mark();
  await demo.openLock();
  await expect(page.locator('.auth0-lock-name')).toHaveText('Lock demo');
  await demo.submit(ada);
  await demo.expectSignedIn(ada);
  expect(await demo.isMarked(), 'the page was left').toBe(false);
  await expect(page).toHaveURL(`${demo.url}/session`);
  await expect(demo.events.first()).toContainText('Signed in as Ada Lovelace.');
});

test('a newcomer signs in without leaving the page', async ({ demo, page }) => {
  await demo.useLockInThePage();
  await demo.open('/session');
  await demo.mark();
  await demo.signIn(ada);
  expect(await demo.isMarked(), 'the page is still the same').toBe(true);
  await expect(demo.lock).toBeHidden();
  await expect(demo.events.first()).toContainText('Signed in as Ada Lovelace.');
  await expect(page).toHaveURL(`${demo.url}/session`);
});

test('the Session page switches between the two modes', async ({ demo, page }) => {
  await demo.open('/session');
  await page.getByRole('radio', { name: 'In the page' }).check();
  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect(page.getByRole('button', { name: 'Reload now' })).toBeHidden();
  await expect(page.getByRole('radio', { name: 'In the page' })).toBeChecked();
  await demo.mark();
  await demo.signIn(ada);
  expect(await demo.isMarked(), 'the page is still the same').toBe(true);
});

for (const mode of ['redirect', 'page'] as const) {
  test(`a wrong password shows what Lock says and stores nothing (${mode})`, async ({ demo }) => {
    if (mode === 'page') await demo.useLockInThePage();
    await demo.open();
    await demo.openLock();
    await demo.submit({ ...ada, password: 'babbage-1791' });
    await expect(demo.lockProblem).toContainText('Wrong email or password');
    expect(await demo.stored()).toBeNull();
    await demo.submit(ada);
    await demo.expectSignedIn(ada);
  });
}

test('whoever closes Lock is still signed out and can try again', async ({ demo, page }) => {
  await demo.open('/session');
  await demo.openLock();
  await page.locator('.auth0-lock-close-button').click();
  await demo.expectSignedOut();
  await expect(demo.events.first()).toContainText('Lock was closed without signing in.');
  await demo.signIn(grace);
});

test('Home names who can sign in, and greets whoever has', async ({ demo, page }) => {
  await demo.open();
  await expect(page.getByText(ada.email)).toBeVisible();
  await demo.signIn(ada);
  await expect(page.getByText('Hello Ada Lovelace.')).toBeVisible();
});
