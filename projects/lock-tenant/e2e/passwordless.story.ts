// Codes by e-mail and SMS, with Lock's passwordless variant.
import { expect, test } from './story.ts';

test('a person signs in with a code by e-mail', async ({ app }) => {
  await app.open({
    passwordless: true,
    options: { allowedConnections: ['email'], passwordlessMethod: 'code' },
  });
  await app.submit({ email: 'grace@example.com' });
  await expect.poll(() => app.tenant.codeFor('grace@example.com')).toMatch(/^\d{6}$/);
  await app.submit({ vcode: '00000x' });
  await expect(app.problem).toBeVisible();
  await app.submit({ vcode: app.tenant.codeFor('grace@example.com') ?? '' });
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({ email: 'grace@example.com' });
});

test('a person signs in with a code by SMS', async ({ app, page }) => {
  await app.open({ passwordless: true, options: { allowedConnections: ['sms'] } });
  await expect(page.locator('input[name=location]')).toHaveValue('+44 United Kingdom');
  await app.submit({ phoneNumber: '7700900123' });
  await expect.poll(() => app.tenant.codeFor('+447700900123')).toMatch(/^\d{6}$/);
  await app.submit({ vcode: app.tenant.codeFor('+447700900123') ?? '' });
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({ phone_number: '+447700900123' });
});

test('a person signs in with a link by e-mail', async ({ app, page }) => {
  await app.open({
    passwordless: true,
    options: { allowedConnections: ['email'], passwordlessMethod: 'link' },
  });
  await app.submit({ email: 'grace@example.com' });
  await expect.poll(() => app.tenant.messages.at(-1)?.link ?? '').toContain('/authorize?');
  await page.goto(app.tenant.messages.at(-1)?.link ?? '');
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({ email: 'grace@example.com' });
});
