// Stories of every way in that Lock has, in both flows: each ends in the same session.
import type { Page } from '@playwright/test';
import { ada, Demo, expect, grace, test } from './testing-support/story.ts';

const newcomer = { email: 'new@example.com', password: 'some-Passw0rd', name: 'new@example.com' };

async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole('radio', { name: label }).check();
  await expect(page.getByText('The page was loaded anew')).toBeVisible();
}

for (const mode of ['redirect', 'page'] as const) {
  test(`somebody new signs up and is signed in (${mode})`, { tag: '@flow' }, async ({ demo }) => {
    if (mode === 'page') await demo.useLockInThePage();
    await demo.open('/session');
    await demo.openLock();
    await demo.lock.getByText('Sign Up', { exact: true }).click();
    await demo.submit(newcomer);
    await demo.expectSignedIn(newcomer);
    await expect(demo.events.first()).toContainText('Signed in as');
  });
}

test('a social account signs in by redirect', { tag: '@flow' }, async ({ demo, page }) => {
  await demo.open('/session');
  await demo.openLock();
  await demo.lock.getByText('Sign in with Google').click();
  await page.getByRole('button', { name: 'Ada Lovelace' }).click();
  await demo.expectSignedIn(ada);
  await expect(page).toHaveURL(`${demo.url}/session`);
});

test('a social account signs in by a popup', { tag: '@flow' }, async ({ demo, page }) => {
  await demo.useLockInThePage();
  await demo.open('/session');
  await demo.mark();
  await demo.openLock();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    demo.lock.getByText('Sign in with Google').click(),
  ]);
  await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
  await demo.expectSignedIn(ada);
  expect(await demo.isMarked(), 'the page is still the same').toBe(true);
  expect(popup.isClosed()).toBe(true);
});

for (const where of ['the same tab', 'another tab'] as const) {
  test(
    `a mailed link signs in, opened in ${where}`,
    { tag: '@flow' },
    async ({ demo, page, context, tenant, watch }) => {
      await demo.open('/session');
      await choose(page, 'A link by e-mail');
      await demo.logIn.click();
      await demo.lockEmail.fill(grace.email);
      await demo.lock.locator('.auth0-lock-submit').click();
      await expect.poll(() => tenant.messages.at(-1)?.link ?? '').toContain('/authorize?');
      const opened =
        where === 'the same tab' ? demo : new Demo(await context.newPage(), demo.url, watch);
      await opened.page.goto(tenant.messages.at(-1)?.link ?? '');
      await opened.expectSignedIn({ ...grace, name: grace.email });
      await demo.expectSignedIn({ ...grace, name: grace.email });
    },
  );
}

test(
  'whoever cancels at the social account is told so',
  { tag: '@flow' },
  async ({ demo, page }) => {
    await demo.open('/session');
    await demo.openLock();
    await demo.lock.getByText('Sign in with Google').click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(demo.notice).toContainText('Logging in failed');
    await demo.expectSignedOut();
    await expect(page).toHaveURL(`${demo.url}/`);
  },
);
