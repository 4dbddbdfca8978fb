// People who are more than a name and a password: a second factor, further fields, an own rule that lets them in or not.
import { ada, expect, test } from './story.ts';

test.describe('with a second factor', () => {
  test.use({
    tenantOptions: { users: [{ ...ada, name: 'Ada Lovelace', mfa: true }] },
  });

  test('a person types the code that stands on the tenant’s page', async ({
    app,
    page,
    context,
  }) => {
    await app.open();
    await app.submit(ada);
    await expect(page.getByRole('heading', { name: 'Verify your identity' })).toBeVisible();
    await page.getByLabel('Six-digit code').fill('wrong!');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toContainText('That code is wrong');
    const inbox = await context.newPage();
    await inbox.goto(app.tenant.url);
    const code = await inbox.locator('.code').innerText();
    expect(code).toBe(app.tenant.codeFor(ada.email));
    await page.bringToFront();
    await page.getByLabel('Six-digit code').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
    const { idTokenPayload } = await app.event('authenticated');
    expect(idTokenPayload).toMatchObject({ email: ada.email, amr: ['mfa'] });
  });

  test('a person who cancels there is told so in the app', async ({ app, page }) => {
    await app.open();
    await app.submit(ada);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await app.event('authorization_error')).toMatchObject({ error: 'access_denied' });
  });
});

test('a sign-up keeps the further fields of Lock’s form', async ({ app, page }) => {
  const additionalSignUpFields = [
    { name: 'company', placeholder: 'Company' },
    { name: 'given_name', placeholder: 'First name', storage: 'root' },
  ];
  await app.open({ options: { initialScreen: 'signUp', additionalSignUpFields } });
  const email = 'new@example.com';
  await app.submit({
    ...{ email, password: 'some-Passw0rd', company: 'Analytical Engines', given_name: 'Augusta' },
  });
  const { idTokenPayload } = await app.event('authenticated');
  expect(idTokenPayload).toMatchObject({ email, given_name: 'Augusta', email_verified: false });
  expect(app.tenant.users.find(email)?.userMetadata).toEqual({ company: 'Analytical Engines' });
  await page.goto(app.tenant.url);
  const person = page.getByRole('listitem').filter({ hasText: email });
  await expect(person).toContainText('not verified');
  await expect(person).toContainText('Analytical Engines');
  await expect(person, 'a password that somebody chose').not.toContainText('some-Passw0rd');
});

const verifiedOnly = 'Verify your address first.';

test.describe('with a rule as the function onLogin', () => {
  test.use({
    tenantOptions: {
      users: [
        { ...ada, name: 'Ada Lovelace' },
        { email: 'eve@example.com', password: 'some-Passw0rd', emailVerified: false },
        { email: 'bob@example.com', password: 'some-Passw0rd', nickname: 'bob' },
      ],
      onLogin: ({ user, request, idToken, accessToken, deny }) => {
        if (!user.emailVerified) deny(verifiedOnly);
        if (user.nickname === 'bob') deny('Not on Mondays.', 'unauthorized');
        idToken['https://story.example/client'] = request.clientId;
        accessToken['https://story.example/plan'] = 'free';
      },
    },
  });

  test('a person who may sign in carries the claims that it adds', async ({ app }) => {
    const params = { audience: 'https://api.demo.example' };
    await app.open({ options: { auth: { ...params, params: { scope: 'openid profile' } } } });
    await app.submit(ada);
    const { idTokenPayload, accessToken } = await app.event('authenticated');
    expect(idTokenPayload).toMatchObject({ 'https://story.example/client': 'demo-client' });
    const [, payload = ''] = String(accessToken).split('.');
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({ 'https://story.example/plan': 'free' });
  });

  test('a person whose address is not verified is denied, in its words', async ({ app }) => {
    await app.open();
    await app.submit({ email: 'eve@example.com', password: 'some-Passw0rd' });
    expect(await app.event('authorization_error')).toMatchObject({
      error: 'access_denied',
      errorDescription: verifiedOnly,
    });
    expect(app.tenant.requests.find(({ reason }) => reason === verifiedOnly)).toMatchObject({
      decision: 'Refused: access_denied',
      person: 'eve@example.com',
    });
  });

  test('a person who is denied as by an Auth0 rule reads it in the page', async ({ app }) => {
    await app.open({ options: { auth: { redirect: false } } });
    await app.submit({ email: 'bob@example.com', password: 'some-Passw0rd' });
    await expect(app.problem).toHaveText(/Not on Mondays/);
  });
});
