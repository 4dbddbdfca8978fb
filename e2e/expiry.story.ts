// Stories of time: a session that runs out, and one that is renewed before.
import { ada, expect, test } from './testing-support/story.ts';

test('at its end a session switches the view by itself, and once', async ({
  demo,
  page,
  tenant,
}) => {
  tenant.setTokenLifetimes({ idToken: 8 });
  // Else the tenant would renew it.
  tenant.faults.set('login-required');
  await demo.open('/session');
  await demo.signIn();
  const end = await page.locator('time').filter({ hasText: ':' }).first().getAttribute('datetime');
  await expect(page.getByRole('timer')).toBeVisible();
  await expect(demo.logIn).toBeVisible({ timeout: 15_000 });
  expect(Date.now(), 'not before its time').toBeGreaterThanOrEqual(Date.parse(end ?? ''));
  await expect(demo.events.first()).toContainText('The session expired.');
  await expect(demo.events.filter({ hasText: 'signed-out' })).toHaveCount(1);
  await demo.expectSignedOut();
});

test('a guarded page is left when the session runs out on it', async ({ demo, page, tenant }) => {
  tenant.setTokenLifetimes({ idToken: 8 });
  tenant.faults.set('login-required');
  await demo.open('/profile');
  await expect(demo.lockEmail).toBeVisible();
  await demo.submit(ada);
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(page).toHaveURL(`${demo.url}/`, { timeout: 15_000 });
  await demo.expectSignedOut();
  await expect(demo.notice).toContainText('The session expired.');
});

test('a session is renewed by itself before it ends', async ({ demo, tenant }) => {
  tenant.setTokenLifetimes({ idToken: 8 });
  await demo.open('/session');
  await demo.signIn();
  const first = await demo.stored();
  tenant.setTokenLifetimes({ idToken: 3600 });
  await expect(demo.events.first()).toContainText('The session was renewed.', { timeout: 15_000 });
  // On a busy machine the first was renewed before it could be read: it is renewed once more.
  await expect.poll(() => demo.stored()).not.toBe(first);
  await demo.expectSignedIn();
});

test(
  'a renewal that fails leaves the session as it is',
  { tag: '@flow' },
  async ({ demo, page, tenant, flow }) => {
    await demo.open('/session');
    await demo.signIn();
    const token = await demo.stored();
    tenant.faults.set('login-required', 'refresh-reused');
    await page.getByRole('button', { name: 'Renew now' }).click();
    const why = flow === 'code' ? 'refresh-token-lost' : 'login-required';
    await expect(demo.events.first()).toContainText(new RegExp(`could not be renewed.*${why}`));
    await demo.expectSignedIn();
    expect(await demo.stored()).toBe(token);
  },
);

test('the countdown on the Session page runs', async ({ demo, page }) => {
  await demo.open('/session');
  await demo.signIn();
  const timer = page.getByRole('timer');
  const first = await timer.textContent();
  await expect(timer).not.toHaveText(first ?? '');
  await expect(timer).toHaveText(/^\s*9 h 59 min \d+ s\s*$/);
});
