// Stories of signing in, with the real Lock in both of its modes.
import { typeInto } from './testing-support/demo.ts';
import { ada, expect, grace, test } from './testing-support/story.ts';

test(
  'a newcomer signs in by redirect and comes back signed in',
  { tag: ['@lazy', '@flow'] },
  async ({ demo, page }) => {
    await demo.open('/session');
    await demo.mark();
    await demo.openLock();
    await expect(page.locator('.auth0-lock-name')).toHaveText('Lock demo');
    await demo.submit(ada);
    await demo.expectSignedIn(ada);
    expect(await demo.isMarked(), 'the page was left').toBe(false);
    await expect(page).toHaveURL(`${demo.url}/session`);
    await expect(demo.events.first()).toContainText('Signed in as Ada Lovelace.');
  },
);

test(
  'a newcomer signs in without leaving the page',
  { tag: ['@lazy', '@flow'] },
  async ({ demo, page }) => {
    await demo.useLockInThePage();
    await demo.open('/session');
    await demo.mark();
    await demo.signIn(ada);
    expect(await demo.isMarked(), 'the page is still the same').toBe(true);
    await expect(demo.lock).toBeHidden();
    await expect(demo.events.first()).toContainText('Signed in as Ada Lovelace.');
    await expect(page).toHaveURL(`${demo.url}/session`);
  },
);

test('a choice of the mode counts at once, and the keyboard goes on where it was', async ({
  demo,
  page,
}) => {
  await demo.open('/session');
  await page.getByRole('radio', { name: 'Redirect' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('The page was loaded anew')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'In the page' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'In the page' })).toBeFocused();
  await demo.mark();
  await demo.signIn(ada);
  expect(await demo.isMarked(), 'the page is still the same').toBe(true);
});

test('a mode chosen in another tab does not get between Lock and its answer', async ({
  demo,
  context,
}) => {
  await demo.open('/session');
  const other = await context.newPage();
  await other.goto(`${demo.url}/session`);
  await other.getByRole('radio', { name: 'In the page' }).check();
  await expect(other.getByText('The page was loaded anew')).toBeVisible();
  await demo.page.bringToFront();
  await demo.mark();
  await demo.signIn(ada);
  expect(await demo.isMarked(), 'the page was left').toBe(false);
});

test(
  'a newcomer logs in with a code instead of a password',
  { tag: '@flow' },
  async ({ demo, page, tenant }) => {
    await demo.open('/session');
    await page.getByRole('radio', { name: 'A code by e-mail' }).check();
    await expect(page.getByText('The page was loaded anew')).toBeVisible();
    await demo.openLock();
    await typeInto(demo.lockEmail, grace.email);
    await demo.lock.locator('.auth0-lock-submit').click();
    await expect(demo.lock).toContainText(`stands on the local tenant’s page: ${tenant.url}/`);
    await typeInto(demo.lock.locator('input[name="vcode"]'), tenant.codeFor(grace.email) ?? '');
    await demo.lock.locator('.auth0-lock-submit').click();
    // To the tenant this is another account than the one with the password.
    await demo.expectSignedIn({ ...grace, name: grace.email });
  },
);

for (const mode of ['redirect', 'page'] as const) {
  test(`a wrong password shows what Lock says and stores nothing (${mode})`, async ({ demo }) => {
    if (mode === 'page') await demo.useLockInThePage();
    await demo.open();
    await demo.openLock();
    await demo.submit({ ...ada, password: 'babbage-1791' });
    await expect(demo.lockProblem).toContainText('Wrong email or password');
    await expect(demo.notice, 'nothing is said a second time behind Lock').toBeEmpty();
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
  await expect(demo.events.first()).toContainText('Lock was closed without logging in.');
  await demo.signIn(grace);
});

test('Home names who can sign in, and greets whoever has', async ({ demo, page }) => {
  await demo.open();
  await expect(page.getByText(ada.email)).toBeVisible();
  await demo.signIn(ada);
  await expect(page.getByText('Hello Ada Lovelace.')).toBeVisible();
});
