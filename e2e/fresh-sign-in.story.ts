// Stories of a page that wants a fresh sign-in: whoever signed in long ago is asked again.
import { ada, expect, test } from './testing-support/story.ts';

for (const mode of ['redirect', 'page'] as const) {
  test(`the Payment page asks again, and opens then (${mode})`, async ({ demo, page, tenant }) => {
    if (mode === 'page') await demo.useLockInThePage();
    await demo.open('/profile');
    await expect(demo.lockEmail).toBeVisible();
    await demo.submit(ada);
    await demo.expectSignedIn(ada);
    const before = await demo.stored();
    const payment = page.getByRole('heading', { name: 'Payment', exact: true });

    await page.getByRole('link', { name: 'Payment' }).click();
    await expect(demo.lockEmail).toBeVisible();
    await expect(payment, 'not before').toBeHidden();
    await demo.submit(ada);
    await expect(payment).toBeVisible();
    await expect(page).toHaveURL(`${demo.url}/payment`);
    expect(await demo.stored()).not.toBe(before);
    const asked = tenant.requests.filter(({ path }) => path === '/authorize');
    expect(asked.map(({ query }) => query['max_age'])).toContain('60');

    await page.reload();
    await expect(payment, 'it is fresh').toBeVisible();
    await expect(demo.lockEmail).toBeHidden();
  });
}

test('whoever closes Lock stays signed in, and where they were', async ({ demo, page }) => {
  await demo.open('/profile');
  await expect(demo.lockEmail).toBeVisible();
  await demo.submit(ada);
  await demo.expectSignedIn(ada);
  await page.getByRole('link', { name: 'Payment' }).click();
  await expect(demo.lockEmail).toBeVisible();
  await page.locator('.auth0-lock-close-button').click();
  await expect(demo.lockEmail).toBeHidden();
  await expect(page).toHaveURL(`${demo.url}/profile`);
  await demo.expectSignedIn(ada);
});
