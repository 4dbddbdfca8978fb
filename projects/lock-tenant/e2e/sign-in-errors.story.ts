// What keeps a person out, with Lock's own words for it.
import { ada, expect, test } from './story.ts';

test('a wrong password is said in the form', async ({ app }) => {
  await app.open();
  await app.submit({ ...ada, password: 'not-hers' });
  await expect(app.problem).toHaveText('Wrong email or password.');
  expect(await app.event('authorization_error')).toMatchObject({ code: 'invalid_user_password' });
});

test('the tenth failure makes too many attempts, for the right password too', async ({ app }) => {
  test.slow();
  await app.open();
  for (let attempt = 1; attempt <= 10; attempt++) {
    const answered = app.page.waitForResponse(/co\/authenticate/);
    await app.submit({ ...ada, password: `guess-${attempt}` });
    expect((await answered).status()).toBe(403);
    await expect(app.problem).toHaveText('Wrong email or password.');
  }
  await app.submit(ada);
  await expect(app.problem).toHaveText(/blocked after multiple consecutive login attempts/);
  app.tenant.reset();
  await app.submit(ada);
  await app.event('authenticated');
});

test.describe('users with trouble', () => {
  test.use({
    tenantOptions: {
      users: [
        { email: 'blocked@example.com', password: 'some-Passw0rd', blocked: true },
        { email: 'leaked@example.com', password: 'Tr0ub4dor&3' },
        {
          email: 'rule@example.com',
          password: 'some-Passw0rd',
          signInError: 'rule:Only on Mondays.',
        },
        {
          email: 'old@example.com',
          password: 'some-Passw0rd',
          signInError: 'password_change_required',
        },
        { email: 'mfa@example.com', password: 'some-Passw0rd', signInError: 'mfa_required' },
      ],
    },
  });

  const texts: [who: string, text: RegExp][] = [
    ['blocked', /The user is blocked/],
    ['leaked', /potential security issue with this account/],
    ['rule', /Only on Mondays/],
    ['old', /You need to update your password/],
  ];
  for (const [who, text] of texts) {
    test(`the user "${who}" reads why`, async ({ app }) => {
      await app.open();
      const password = who === 'leaked' ? 'Tr0ub4dor&3' : 'some-Passw0rd';
      await app.submit({ email: `${who}@example.com`, password });
      await expect(app.problem).toHaveText(text);
    });
  }

  test('a user with a second factor is asked for its code', async ({ app }) => {
    await app.open();
    await app.submit({ email: 'mfa@example.com', password: 'some-Passw0rd' });
    await expect(app.page.locator('input[name="mfa_code"]')).toBeVisible();
  });
});
