// Sign-up with the real Lock: it works and signs in, and each error has Lock's own words.
import { ada, expect, test, type App } from './story.ts';

const someone = { email: 'new@example.com', password: 'some-Passw0rd' };

const openSignUp = (app: App) => app.open({ options: { initialScreen: 'signUp' } });

test('a new user signs up and is signed in', async ({ app }) => {
  await openSignUp(app);
  await app.submit(someone);
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({
    email: someone.email,
    email_verified: false,
    nickname: 'new',
  });
});

test('a user who exists is refused', async ({ app }) => {
  await openSignUp(app);
  await app.submit({ ...someone, email: ada.email });
  await expect(app.problem).toHaveText('The user already exists.');
  expect(await app.event('signup error')).toMatchObject({ code: 'user_exists' });
});

test('a leaked password is refused', async ({ app }) => {
  await openSignUp(app);
  await app.submit({ ...someone, password: 'Tr0ub4dor&3' });
  await expect(app.problem).toHaveText(/public data breach/);
});

test('a weak password does not leave the form, by the policy of the client settings', async ({
  app,
}) => {
  await openSignUp(app);
  await app.submit({ ...someone, password: 'weak' });
  await expect(app.page.locator('.auth0-lock-password-strength')).toBeVisible();
  expect(app.tenant.requests.filter(({ path }) => path === '/dbconnections/signup')).toEqual([]);
});

test.describe('with a lenient form and a strict tenant', () => {
  test.use({
    tenantOptions: {
      connections: [
        {
          name: 'Username-Password-Authentication',
          strategy: 'auth0',
          passwordPolicy: 'low',
          passwordNoPersonalInfo: true,
          requiresUsername: true,
        },
      ],
      users: [{ email: 'ada@example.com', username: 'ada', password: 'lovelace-1843' }],
      limits: { signUpsPerMinute: 1 },
    },
  });

  test('a common password is refused', async ({ app }) => {
    await openSignUp(app);
    await app.submit({ ...someone, username: 'new', password: 'password1' });
    await expect(app.problem).toHaveText('Password is too common.');
  });

  test('a password with the name in it is refused', async ({ app }) => {
    await openSignUp(app);
    await app.submit({ ...someone, username: 'newcomer', password: 'newcomer-77' });
    await expect(app.problem).toHaveText('Password is based on user information.');
  });

  test('a user name that is taken is refused', async ({ app }) => {
    await openSignUp(app);
    await app.submit({ ...someone, username: 'ada' });
    await expect(app.problem).toHaveText('The username already exists.');
  });

  test('too many sign-ups are refused', async ({ app }) => {
    await openSignUp(app);
    await app.submit({ ...someone, username: 'ada' });
    await expect(app.problem).toHaveText('The username already exists.');
    await app.submit({ ...someone, username: 'new' });
    await expect(app.problem).toHaveText(/something went wrong when attempting to sign up/);
    expect(app.tenant.requests.at(-1)).toMatchObject({ status: 429 });
  });
});

test('a password that only the tenant finds weak is said to be weak', async ({ app, page }) => {
  // A page whose Lock knows an older policy than the tenant.
  await page.route('**/client/*.js*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      '"passwordPolicy":"good"',
      '"passwordPolicy":"none"',
    );
    await route.fulfill({ response, body });
  });
  await openSignUp(app);
  await app.submit({ ...someone, password: 'weak' });
  await expect(app.problem).toHaveText('Password is too weak.');
});
