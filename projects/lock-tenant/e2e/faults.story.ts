// What the real Lock makes of the faults.
import type { FaultName } from 'auth0-lock-tenant';
import { ada, expect, test } from './story.ts';

const refusedTokens: FaultName[] = [
  'wrong-issuer',
  'wrong-audience',
  'wrong-nonce',
  'expired',
  'not-yet-valid',
  'missing-sub',
  'missing-kid',
  'unknown-kid',
  'bad-signature',
  'hs256',
  'alg-none',
];
for (const fault of refusedTokens) {
  test(`Lock refuses the token of the fault ${fault}`, async ({ app }) => {
    app.tenant.faults.set(fault);
    await app.open();
    await app.submit(ada);
    expect(await app.event('authorization_error')).toMatchObject({ error: 'invalid_token' });
  });
}

test('Lock refuses an answer with another state', async ({ app }) => {
  app.tenant.faults.set('state-changed');
  await app.open();
  await app.submit(ada);
  const error = await app.event('authorization_error');
  expect(error).toMatchObject({ errorDescription: '`state` does not match.' });
});

for (const fault of ['login-required', 'consent-required'] as const) {
  test(`checkSession answers ${fault} although there is a session`, async ({ app }) => {
    await app.open();
    await app.submit(ada);
    await app.event('authenticated');
    app.tenant.faults.set(fault);
    const { error } = await app.call('checkSession', {});
    expect(error).toMatchObject({ error: fault.replace('-', '_') });
  });
}

test('with third-party cookies refused a person can sign in, but not silently', async ({ app }) => {
  app.tenant.faults.set('third-party-cookies-refused');
  await app.open();
  await app.submit(ada);
  await app.event('authenticated');
  const { error } = await app.call('checkSession', {});
  expect(error).toMatchObject({ error: 'login_required' });
});

for (const fault of ['server-error', 'rate-limited'] as const) {
  test(`the fault ${fault} is said in the form, and Lock recovers`, async ({ app }) => {
    await app.open();
    app.tenant.faults.set(fault);
    await app.submit(ada);
    await expect(app.problem).toBeVisible();
    app.tenant.faults.clear();
    await app.submit(ada);
    await app.event('authenticated');
  });
}

for (const fault of ['hang', 'html-instead-of-json'] as const) {
  test(`the fault ${fault} leaves Lock waiting: it has no answer to it`, async ({ app, page }) => {
    await app.open({ options: { auth: { sso: false } } });
    app.tenant.faults.set(fault);
    const asked = page.waitForRequest(/co\/authenticate/);
    await app.submit(ada);
    await asked;
    await page.waitForTimeout(1_000);
    await expect(page.locator('.auth0-lock-widget input[name=email]')).toBeDisabled();
    await expect(app.problem).toBeHidden();
  });
}

test('a tenant that is slow signs in all the same', async ({ app }) => {
  await app.open({ options: { auth: { sso: false } } });
  app.tenant.faults.set('slow');
  await app.submit(ada);
  await app.event('authenticated');
});

test('a black hole for scripts ends with Lock giving up', async ({ app, page }) => {
  test.setTimeout(60_000);
  app.tenant.faults.set('cdn-black-hole');
  await app.begin();
  await page.evaluate(() => window.lock?.show());
  await page.waitForFunction(
    () => window.events.some(({ name }) => name === 'unrecoverable_error'),
    undefined,
    { timeout: 30_000 },
  );
});
