// The status page in a browser: it follows what happens, switches faults, and is fit for everybody.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ada, expect, test } from './story.ts';

async function expectAccessible(page: Page): Promise<void> {
  // axe brings types of another Playwright version than the one that runs here.
  const { violations } = await new AxeBuilder({ page: page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('a person sees what Lock asked and got, and the code to type', async ({ app, context }) => {
  const status = await context.newPage();
  const complaints: string[] = [];
  status.on('console', (message) => complaints.push(message.text()));
  await status.goto(app.tenant.url);
  await expect(status.getByText('None yet.')).toBeVisible();

  await app.open();
  await app.submit({ ...ada, password: 'not-hers' });
  await expect(app.problem).toBeVisible();
  await status.bringToFront();
  const signIn = status.getByRole('article', { name: /^Sign-in/ });
  const call = signIn.locator('details', { hasText: '/co/authenticate' });
  await expect(call.locator('summary')).toContainText('It is not the password of ada@example.com.');
  await expect(signIn, "Lock's own requests are folded").toHaveCount(1);
  await expect(signIn.getByText('/client/demo-client.js')).toBeHidden();
  await call.locator('summary').click();
  await expect(call).toContainText('"password": "(hidden)"');

  // It stays open and in focus while the page follows what happens.
  await app.page.request.post(`${app.tenant.url}/passwordless/start`, {
    data: { client_id: 'demo-client', connection: 'email', email: ada.email },
  });
  await expect(status.locator('.code')).toHaveText(app.tenant.codeFor(ada.email) ?? 'none');
  await expect(call).toHaveAttribute('open');
  await expect(call.locator('summary')).toBeFocused();
  expect(complaints).toEqual([]);
});

test('a person switches faults, rotates keys and resets', async ({ app, page }) => {
  await page.goto(app.tenant.url);
  await page.getByText('In ID tokens').click();
  const fault = page.getByRole('switch', { name: /^wrong-issuer/ });
  await fault.check();
  await expect(page.getByRole('status')).toHaveText('Faults: wrong-issuer');
  expect(app.tenant.faults.list()).toEqual(['wrong-issuer']);
  app.tenant.faults.set('slow');
  await expect(fault, 'a test switched it').not.toBeChecked();
  await expect(page.getByRole('switch', { name: /^slow/ })).toBeChecked();
  await page.getByRole('button', { name: 'Rotate keys' }).click();
  await expect(page.getByRole('status')).toHaveText('A new key signs from now on.');
  const reset = page.getByRole('button', { name: 'Reset everything' });
  await reset.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(app.tenant.faults.list(), 'it asks first').toEqual(['slow']);
  await reset.click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('As after a start.');
  expect(app.tenant.faults.list()).toEqual([]);
});

test('a person reads who can sign in, with name, picture, password and role', async ({
  app,
  page,
}) => {
  await page.goto(app.tenant.url);
  const grace = page.getByRole('listitem').filter({ hasText: 'Grace Hopper' });
  for (const text of ['grace@example.com', 'hopper-1906', '["admin"]']) {
    await expect(grace).toContainText(text);
  }
  const picture = grace.getByRole('presentation');
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
    0,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`the pages are accessible and fit, ${colorScheme}, ${width} pixels wide`, async ({
      app,
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      app.tenant.faults.set('hs256');
      await app.open();
      await page.getByText('Sign in with Google').click();
      await expect(page.getByRole('heading')).toHaveText('Stand-in for Google');
      await expectAccessible(page);
      await page.goto(app.tenant.url);
      for (const summary of await page.locator('summary:visible').all()) await summary.click();
      await expectAccessible(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}
