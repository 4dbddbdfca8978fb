// Stories of pages that not everybody may see.
import { ada, expect, grace, test } from './testing-support/story.ts';

for (const mode of ['redirect', 'page'] as const) {
  test(
    `a deep link to the Profile asks for sign-in and lands there (${mode})`,
    { tag: ['@lazy', '@flow'] },
    async ({ demo, page }) => {
      if (mode === 'page') await demo.useLockInThePage();
      await demo.open('/profile?view=token');
      await expect(demo.lockEmail).toBeVisible();
      await expect(page.locator('#main')).toContainText('Log in to see this page');
      await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeHidden();
      await demo.submit(ada);
      await demo.expectSignedIn(ada);
      await expect(page).toHaveURL(`${demo.url}/profile?view=token`);
      await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Claims of the ID token' })).toContainText(
        '"email": "ada@example.com"',
      );
    },
  );
}

test(
  'the link to the Profile leads there by way of Lock',
  { tag: '@lazy' },
  async ({ demo, page }) => {
    await demo.open();
    await demo.goTo('Profile');
    await expect(demo.lockEmail).toBeVisible();
    await demo.submit(ada);
    await demo.expectSignedIn(ada);
    await expect(page).toHaveURL(`${demo.url}/profile`);
  },
);

test('whoever closes Lock on a deep link is at Home', async ({ demo, page }) => {
  await demo.open('/profile');
  await expect(demo.lockEmail).toBeVisible();
  await page.locator('.auth0-lock-close-button').click();
  await expect(page.getByRole('heading', { name: 'Log in once' })).toBeVisible();
  await expect(page).toHaveURL(`${demo.url}/`);
});

test(
  'the Admin page turns Ada away politely and lets Grace in',
  { tag: '@lazy' },
  async ({ demo, page }) => {
    await demo.open();
    await demo.signIn(ada);
    await demo.goTo('Admin');
    await expect(
      page.getByRole('heading', { name: 'This page is not for this account' }),
    ).toBeVisible();
    await expect(page.getByRole('main')).toContainText('You are signed in as Ada Lovelace');
    await demo.logOut.click();
    await demo.expectSignedOut();

    await demo.open('/admin');
    await expect(demo.lockEmail).toBeVisible();
    await demo.submit(grace);
    await demo.expectSignedIn(grace);
    await expect(page).toHaveURL(`${demo.url}/admin`);
    await expect(page.getByRole('heading', { name: 'Admin', exact: true })).toBeVisible();
  },
);

test('signing out on the Profile leaves it', { tag: '@lazy' }, async ({ demo, page }) => {
  await demo.open('/profile');
  await expect(demo.lockEmail).toBeVisible();
  await demo.submit(ada);
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await demo.logOut.click();
  await demo.expectSignedOut();
  await expect(page).toHaveURL(`${demo.url}/`);
});

test('an address that does not exist says so, and leads to Home', async ({ demo, page }) => {
  await demo.open('/no/such/page');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await expect(page).toHaveURL(`${demo.url}/no/such/page`);
  await page.getByRole('main').getByRole('link', { name: 'Go to Home' }).click();
  await expect(page.getByRole('heading', { name: 'Log in once' })).toBeVisible();
});
