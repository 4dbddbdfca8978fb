// A social connection: the tenant's stand-in page, in the page and in a popup.
import { expect, test } from './story.ts';

test('a person signs in with Google by redirect', async ({ app, page }) => {
  await app.open();
  await page.getByText('Sign in with Google').click();
  await expect(page.getByRole('heading')).toHaveText('Stand-in for Google');
  await page.getByRole('button', { name: 'Ada Lovelace' }).click();
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({
    name: 'Ada Lovelace',
    sub: expect.stringMatching(/^google-oauth2\|/),
  });
});

test('a person who is not in the list signs in with Google', async ({ app, page }) => {
  await app.open();
  await page.getByText('Sign in with Google').click();
  await page.getByLabel('Someone else').fill('alan@example.com');
  await page.getByRole('button', { name: 'Continue' }).click();
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({ email: 'alan@example.com' });
});

test.describe('with a long name and address', () => {
  const email = `${'a-very-long-name-without-a-break'.repeat(3)}@example.com`;
  test.use({ tenantOptions: { users: [{ email, name: 'N'.repeat(80), password: 'x' }] } });
  for (const width of [1280, 390]) {
    test(`the choices stay within the page, ${width} pixels wide`, async ({ app, page }, info) => {
      await page.setViewportSize({ width, height: 800 });
      await app.open();
      await page.getByText('Sign in with Google').click();
      const choice = page.getByRole('button', { name: email });
      await expect(choice).toBeVisible();
      await info.attach('chooser', { body: await page.screenshot(), contentType: 'image/png' });
      const [card, button] = [
        await page.locator('.card').boundingBox(),
        await choice.boundingBox(),
      ];
      expect(button?.x).toBeGreaterThan(card?.x ?? Infinity);
      const right = (box: typeof card) => (box ? box.x + box.width : NaN);
      expect(right(button)).toBeLessThan(right(card));
      expect(right(card)).toBeLessThanOrEqual(width);
    });
  }
});

test('a person signs in with Google in a popup', async ({ app, page }) => {
  await app.open({ options: { auth: { redirect: false } } });
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByText('Sign in with Google').click(),
  ]);
  await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
  const result = await app.event('authenticated');
  expect(result).toMatchObject({
    idToken: expect.stringMatching(/^eyJ/),
    accessToken: expect.any(String),
  });
  expect(popup.isClosed()).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a person who cancels at Google is told so in the app', async ({ app, page }) => {
  await app.open();
  await page.getByText('Sign in with Google').click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await app.event('authorization_error')).toMatchObject({ error: 'access_denied' });
});
