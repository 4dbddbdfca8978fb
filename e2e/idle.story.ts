// Stories of somebody who goes away and leaves the app open. The browser's clock is moved, not waited for.
import { expect, test } from './testing-support/story.ts';

const MINUTE = 60_000;

test('whoever is away is warned, can stay, and is signed out in the end', async ({
  demo,
  page,
}) => {
  await page.clock.install();
  await demo.open('/session');
  await demo.signIn();
  const warning = page.getByText('Are you still there?');
  await page.clock.fastForward(13.5 * MINUTE);
  await expect(warning).toBeHidden();
  await page.clock.fastForward(MINUTE);
  await expect(warning).toBeVisible();
  // The hand that comes back to the mouse is no answer yet: there is time to read, and to aim.
  await page.mouse.move(300, 300);
  await page.mouse.move(500, 400);
  await page.clock.fastForward(2000);
  await expect(warning).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  expect(page.url(), 'nothing beneath was clicked').toBe(address);
  await expect(warning).toBeHidden();
  await page.clock.fastForward(13.5 * MINUTE);
  await demo.expectSignedIn();
  await page.clock.fastForward(2 * MINUTE);
  await demo.expectSignedOut();
  await expect(warning).toBeHidden();
  await expect(demo.notice).toContainText('Nobody was here for too long');
});

test('the Session page lets somebody see it within seconds', async ({ demo, page }) => {
  await page.clock.install();
  await demo.open('/session');
  await demo.signIn();
  await page.getByRole('button', { name: 'Try it with 20 seconds' }).click();
  await expect(page.getByRole('button', { name: 'Back to a quarter' })).toBeVisible();
  await page.clock.fastForward(12_000);
  await expect(page.getByText('Are you still there?')).toBeVisible();
  await page.clock.fastForward(9000);
  await demo.expectSignedOut();
});

test('a key in one tab keeps the other signed in; without one both say why they are not', async ({
  demo,
  page,
  context,
}) => {
  await context.clock.install();
  await demo.open('/session');
  await demo.signIn();
  const other = await context.newPage();
  await other.goto(`${demo.url}/session`);
  const warning = page.getByText('Are you still there?');
  await context.clock.fastForward(14.5 * MINUTE);
  await expect(warning).toBeVisible();
  await expect(other.getByText('Are you still there?')).toBeVisible();
  await other.keyboard.press('Tab');
  await expect(other.getByText('Are you still there?')).toBeHidden();
  await expect(warning).toBeHidden();
  // The last seconds pass by themselves: two tabs have one clock, which a jump would set in turns.
  await context.clock.fastForward(15 * MINUTE - 5000);
  for (const tab of [page, other]) {
    await expect(tab.getByText('Nobody was here for too long').first()).toBeVisible();
  }
  await demo.expectSignedOut();
});

test('a page that was closed for too long starts signed out, and says why', async ({
  demo,
  page,
  context,
}) => {
  await demo.open('/session');
  await demo.signIn();
  await page.close();
  const later = await context.newPage();
  await later.clock.install({ time: Date.now() + 20 * MINUTE });
  await later.goto(`${demo.url}/session`);
  await expect(later.getByText('Nobody was here for too long')).toBeVisible();
  await expect(later.getByRole('banner').getByRole('button', { name: 'Log in' })).toBeVisible();
  expect(await later.evaluate(() => localStorage.getItem('id_token'))).toBeNull();
});
