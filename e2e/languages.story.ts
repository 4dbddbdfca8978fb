// Stories of Lock in the language of the app, without a word from the internet.
import type { Page } from '@playwright/test';
import { ada, expect, test } from './testing-support/story.ts';

/** Starts the app in a language, as somebody who chose it before. */
const startIn = (page: Page, locale: string) =>
  page.addInitScript((value) => localStorage.setItem('demo.language', value), locale);

/** What the console says that nobody needs; Lock would warn about each text that it lacks. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The browser's own words about a wrong password, or about nobody being known to the tenant.
    if (!message.text().startsWith('Failed to load resource')) heard.push(message.text());
  });
  return heard;
}

test('the Session page chooses the language, and Lock and dates follow', async ({ demo, page }) => {
  await demo.useLockInThePage();
  await demo.open('/session');
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await expect(page.getByText('The page was loaded anew')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeChecked();
  await demo.signIn();
  const end = page.locator('.until time');
  const month = new Date((await end.getAttribute('datetime')) ?? '');
  await expect(end).toContainText(
    new Intl.DateTimeFormat('de', { dateStyle: 'medium' }).format(month),
  );
});

test('in German, Lock speaks German on every screen', async ({ demo, page, tenant }) => {
  const heard = complaints(page);
  await startIn(page, 'de');
  await demo.open();
  await demo.openLock();
  await expect(demo.lock.locator('.auth0-lock-submit')).toContainText('Anmelden');
  await expect(page.locator('.auth0-lock')).toHaveAttribute('lang', 'de');
  // The demo's own title, which it gives in all languages.
  await expect(page.locator('.auth0-lock-name')).toHaveText('Lock demo');
  await demo.submit({ ...ada, password: 'babbage-1791' });
  await expect(demo.lockProblem).toContainText('Falsche E-Mail-Adresse oder Passwort.');
  await demo.lock.getByText('Registrieren', { exact: true }).click();
  await expect(demo.lock).toContainText(
    'Mit der Anmeldung stimmen Sie unseren Nutzungsbedingungen',
  );
  await page.reload();
  await demo.signIn();
  expect(heard).toEqual([]);
  // The tenant stands in for the CDN, too.
  expect(tenant.requests.filter(({ path }) => path.startsWith('/js/lock/'))).toEqual([]);
});

for (const [locale, submit] of [
  ['fr', 'Connexion'],
  ['ja', 'ログイン'],
] as const) {
  test(`the same in another language (${locale})`, async ({ demo, page, tenant }) => {
    const heard = complaints(page);
    await startIn(page, locale);
    await demo.open();
    await demo.openLock();
    await expect(demo.lock.locator('.auth0-lock-submit')).toContainText(submit);
    await demo.submit(ada);
    await demo.expectSignedIn();
    expect(heard).toEqual([]);
    expect(tenant.requests.filter(({ path }) => path.startsWith('/js/lock/'))).toEqual([]);
  });
}

test('when the words do not come, Lock speaks English and signs in', async ({ demo, page }) => {
  await startIn(page, 'de');
  let refused = 0;
  await page.route('**/chunk-*.js', async (route) => {
    const response = await route.fetch();
    const isDictionary = (await response.text()).includes('Falscher Benutzername');
    if (isDictionary) refused++;
    return isDictionary ? route.abort() : route.fulfill({ response });
  });
  await demo.open();
  await demo.openLock();
  await expect(demo.lock.locator('.auth0-lock-submit')).toContainText('Log In');
  expect(refused).toBeGreaterThan(0);
  await demo.submit(ada);
  await demo.expectSignedIn();
});
