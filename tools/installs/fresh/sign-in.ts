// What a person does in a fresh app: its button, Lock, a reload, and out again.
import { expect, type Browser, type Page } from '@playwright/test';

// Lock throws this after it has moved between its screens, and works on (auth0-lock `src/ui/box/chrome.jsx`).
const locksOwn = 'this.screenRef.current).querySelector is not a function';

/** Rejects with what was expected when something is not as it should be. */
export async function signInAndOut(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  context.on('weberror', (error) => {
    const { message } = error.error();
    if (!message.includes(locksOwn)) troubles.push(message);
  });
  context.on('console', (message) => {
    if (message.text().startsWith('ERROR')) troubles.push(message.text());
  });
  const page = await context.newPage();
  try {
    await page.goto(url);
    await button(page, 'Log in').click();
    const lock = page.locator('.auth0-lock-opened');
    await lock.locator('input[name="email"]').fill('ada@example.com');
    await lock.locator('input[name="password"]').fill('lovelace-1843');
    await lock.locator('.auth0-lock-submit').click();
    await expect(button(page, 'Log out')).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(button(page, 'Log out')).toBeVisible();
    await button(page, 'Log out').click();
    await expect(button(page, 'Log in')).toBeVisible();
    expect(await page.evaluate('localStorage.getItem("id_token")')).toBeNull();
    expect(troubles).toEqual([]);
  } catch (error) {
    throw new Error(`${url}: ${String(error)}\n${troubles.join('\n')}`, { cause: error });
  } finally {
    await context.close();
  }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
