// What a person does in each outside app, with the real Lock: sign in, come back, look around, sign out.
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Tenant } from '../../../projects/lock-tenant/src/public-api.ts';

const person = {
  email: 'ada@example.com',
  password: 'lovelace-1843',
  greeting: 'Hello Ada Lovelace',
};

// Lock throws this after it has moved between its screens, and works on (auth0-lock `src/ui/box/chrome.jsx`).
const locksOwn = 'this.screenRef.current).querySelector is not a function';

/** Rejects with what was expected when something is not as it should be. */
export async function signInAndOut(browser: Browser, url: string, tenant: Tenant): Promise<void> {
  tenant.reset();
  const context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  const troubles = watch(context);
  const page = await context.newPage();
  try {
    await signIn(page, url);
    await lookAround(page, url);
    await signOut(page, url);
    expect(troubles).toEqual([]);
  } catch (error) {
    throw new Error(`${url}: ${String(error)}\n${troubles.join('\n')}`, { cause: error });
  } finally {
    await context.close();
  }
}

/** Collects errors that nobody caught, and requests to the internet. */
function watch(context: BrowserContext): readonly string[] {
  const troubles: string[] = [];
  context.on('weberror', (error) => {
    const { message } = error.error();
    if (!message.includes(locksOwn)) troubles.push(message);
  });
  context.on('console', (message) => {
    // How Angular reports an error that nobody caught.
    if (message.text().startsWith('ERROR')) troubles.push(message.text());
  });
  context.on('request', (request) => {
    if (/^https?:\/\/(?!localhost[:/])/.test(request.url())) troubles.push(request.url());
  });
  return troubles;
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(button(page, 'Log out')).toHaveCount(0);
  await button(page, 'Log in').click();
  await submit(page);
  await greeted(page);
  await expect(button(page, 'Log in')).toHaveCount(0);
  await page.reload();
  await greeted(page);
}

async function lookAround(page: Page, url: string): Promise<void> {
  await page.getByRole('link', { name: 'Profile' }).click();
  await expect(page.locator('h1')).toHaveText(`Profile of ${person.email}`);
  await page.goto(`${url}/entry-points`);
  await expect(page.locator('h1')).toHaveText('Charles Babbage, null, function');
  await expect(page.getByText('disagrees')).toHaveCount(0);
}

async function signOut(page: Page, url: string): Promise<void> {
  await button(page, 'Log out').click();
  await expect(button(page, 'Log in')).toBeVisible();
  expect(await page.evaluate('localStorage.getItem("id_token")')).toBeNull();
  // A guarded page asks again, and is shown afterwards.
  await page.goto(`${url}/profile`);
  await submit(page);
  await expect(page.locator('h1')).toHaveText(`Profile of ${person.email}`);
  await expect(page).toHaveURL(`${url}/profile`);
}

const button = (page: Page, name: string) =>
  page.locator('header').getByRole('button', { name, exact: true });

const greeted = (page: Page) =>
  expect(page.getByText(person.greeting)).toBeVisible({ timeout: 20_000 });

async function submit(page: Page): Promise<void> {
  const lock = page.locator('.auth0-lock-opened');
  await lock.locator('input[name="email"]').fill(person.email);
  await lock.locator('input[name="password"]').fill(person.password);
  await lock.locator('.auth0-lock-submit').click();
}
