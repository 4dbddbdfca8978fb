// What a person does in a fresh app: its button, Lock, a reload, and out again.
import { expect, type Browser } from '@playwright/test';
import { button, signOut, submitLock, visit } from '../visit.ts';

/** Rejects with what was expected when something is not as it should be. */
export function signInAndOut(browser: Browser, url: string): Promise<void> {
  return visit(browser, url, async (page) => {
    await page.goto(url);
    await button(page, 'Log in').click();
    await submitLock(page);
    await expect(button(page, 'Log out')).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(button(page, 'Log out')).toBeVisible();
    await signOut(page);
  });
}
