// Stories with two tabs.
import { ada, Demo, expect, grace, test } from './testing-support/story.ts';

test('signing in and out in one tab is seen in the other', async ({ demo, context, watch }) => {
  const other = new Demo(await context.newPage(), demo.url, watch);
  await other.open('/session');
  await demo.open();
  await demo.signIn(ada);
  await other.expectSignedIn(ada);
  await expect(other.events.first()).toContainText('Another tab signed in as Ada Lovelace.');

  await demo.logOut.click();
  await other.expectSignedOut();
  await expect(other.events.first()).toContainText('Signed out in another tab.');
  await expect(other.notice).toContainText('Signed out in another tab.');
});

test(
  'a guarded page is left when another tab signs out',
  { tag: '@lazy' },
  async ({ demo, context, watch }) => {
    await demo.open();
    await demo.signIn(ada);
    const other = new Demo(await context.newPage(), demo.url, watch);
    await other.open('/profile');
    await expect(other.page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
    await demo.logOut.click();
    await expect(other.page).toHaveURL(`${demo.url}/`);
    await other.expectSignedOut();
  },
);

test('a change of user in one tab is a change in the other', async ({ demo, context, watch }) => {
  await demo.useLockInThePage();
  await demo.open('/session');
  await demo.signIn(ada);
  const other = new Demo(await context.newPage(), demo.url, watch);
  await other.open('/session');
  await other.expectSignedIn(ada);
  await demo.page.getByRole('main').getByRole('button', { name: 'Log out', exact: true }).click();
  await demo.expectSignedOut();
  await demo.signIn(grace);
  await other.expectSignedIn(grace);
});

test(
  'a renewal in one tab reaches the other',
  { tag: ['@lazy', '@flow'] },
  async ({ demo, context, watch }) => {
    await demo.open('/session');
    await demo.signIn(ada);
    const other = new Demo(await context.newPage(), demo.url, watch);
    await other.open('/session');
    await other.expectSignedIn(ada);
    const before = await demo.stored();
    await demo.page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText('The session was renewed.');
    await expect(other.events.first()).toContainText('Another tab renewed the session.');
    expect(await other.stored()).not.toBe(before);
    expect(await other.stored()).toBe(await demo.stored());
  },
);

test('a token that older code removes ends the session', async ({ demo, page }) => {
  await demo.open('/session');
  await demo.signIn();
  await page.evaluate(() => localStorage.removeItem('id_token'));
  // What a person does anyway: away to another tab, and back.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await demo.expectSignedOut();
  await expect(demo.events.first()).toContainText('Signed out in another tab.');
});
