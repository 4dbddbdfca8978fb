// A person who visits an app with the real Lock, and what must not happen meanwhile.
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** A user of every local tenant. */
export const ada = {
  email: 'ada@example.com',
  password: 'lovelace-1843',
  name: 'Ada Lovelace',
};

// Lock throws this after it has moved between its screens, and works on (auth0-lock `src/ui/box/chrome.jsx`).
const locksOwn = 'this.screenRef.current).querySelector is not a function';

/** Rejects with what was expected when something is not as it should be, on the page or beside it. */
export async function visit(
  browser: Browser,
  url: string,
  story: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  const troubles = watch(context);
  try {
    await story(await context.newPage());
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

/** Fills in Lock's form, which is open, as Ada. */
export async function submitLock(page: Page): Promise<void> {
  const lock = page.locator('.auth0-lock-opened');
  await lock.locator('input[name="email"]').fill(ada.email);
  await lock.locator('input[name="password"]').fill(ada.password);
  await lock.locator('.auth0-lock-submit').click();
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Signs out by the app's button; the token is gone from the page. */
export async function signOut(page: Page): Promise<void> {
  await button(page, 'Log out').click();
  await expect(button(page, 'Log in')).toBeVisible();
  expect(await page.evaluate('localStorage.getItem("id_token")')).toBeNull();
}
