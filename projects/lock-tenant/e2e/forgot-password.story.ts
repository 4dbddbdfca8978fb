// A forgotten password, from Lock's link to signing in with the new one.
import { ada, expect, test } from './story.ts';

test('a person resets the password by the link that is "sent"', async ({ app, page }) => {
  await app.open({ options: { initialScreen: 'forgotPassword' } });
  await app.submit({ email: ada.email });
  await expect(page.locator('.auth0-global-message-success')).toHaveText(
    "We've just sent you an email to reset your password.",
  );
  const link = app.tenant.messages.at(-1)?.link ?? '';
  await page.goto(link);
  await page.getByLabel('New password').fill('weak');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('alert')).toHaveText('Password is too weak');
  await page.getByLabel('New password').fill('a-New-1-indeed');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('heading')).toHaveText('Password changed');
  await page.goto(link);
  await expect(page.getByRole('heading')).toHaveText('Link used or expired');

  await app.open();
  await app.submit(ada);
  await expect(app.problem).toHaveText('Wrong email or password.');
  await app.submit({ ...ada, password: 'a-New-1-indeed' });
  await app.event('authenticated');
});
