// The tenant's own session: last login, checkSession, userinfo and signing out.
import { ada, expect, test, type App } from './story.ts';

async function signIn(app: App): Promise<Record<string, unknown>> {
  await app.open();
  await app.submit(ada);
  return app.event('authenticated');
}

test('Lock offers the last login, and one click signs in again', async ({ app, page }) => {
  await signIn(app);
  await app.open();
  await expect(page.getByText('Last time you logged in with')).toBeVisible();
  await page.getByText(ada.email).click();
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({ email: ada.email });
});

test('checkSession fails before, works after, and works after a reload', async ({ app }) => {
  await app.begin();
  const before = await app.call('checkSession', {});
  expect(before.error).toMatchObject({ error: 'login_required' });
  await signIn(app);
  const after = await app.call('checkSession', {});
  expect(after.error).toBeNull();
  expect(after.result).toMatchObject({ idTokenPayload: { email: ada.email } });
  await app.begin();
  const reloaded = await app.call('checkSession', {});
  expect(reloaded.result).toMatchObject({ idTokenPayload: { email: ada.email } });
});

test('getUserInfo answers the profile', async ({ app }) => {
  const { accessToken } = await signIn(app);
  const { result } = await app.call('getUserInfo', accessToken);
  expect(result).toMatchObject({ name: 'Ada Lovelace', email: ada.email, email_verified: true });
});

test('logout comes back to the app and ends the session', async ({ app, page }) => {
  await signIn(app);
  await page.evaluate((returnTo) => window.lock?.logout({ returnTo }), app.origin);
  await page.waitForURL(`${app.origin}/`);
  await app.begin();
  const { error } = await app.call('checkSession', {});
  expect(error).toMatchObject({ error: 'login_required' });
});

test('logout to an address that is not allowed is refused', async ({ app, page }) => {
  await signIn(app);
  await page.evaluate((returnTo) => window.lock?.logout({ returnTo }), `${app.origin}/elsewhere`);
  await page.waitForURL(/\/v2\/logout\?/);
  await expect(page.getByRole('heading')).toHaveText('Sign-out refused');
});

test('a callback that is not allowed is refused', async ({ app, page }) => {
  await app.open({ options: { auth: { redirectUrl: `${app.origin}/elsewhere` } } });
  await app.submit(ada);
  await page.waitForURL(/\/authorize\?/);
  await expect(page.getByRole('heading')).toHaveText('invalid_redirect_uri');
});
