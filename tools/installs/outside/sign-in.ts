// What a person does in each outside app: signs in, comes back, looks around, signs out.
import { expect, type Browser, type Page } from '@playwright/test';
import type { Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { ada, button, signOut, submitLock, visit } from '../visit.ts';

/** Rejects with what was expected when something is not as it should be. */
export function signInAndOut(browser: Browser, url: string, tenant: Tenant): Promise<void> {
  tenant.reset();
  return visit(browser, url, async (page) => {
    await signIn(page, url);
    await lookAround(page, url);
    await signOut(page);
    // A guarded page asks again, and is shown afterwards.
    await page.goto(`${url}/profile`);
    await submitLock(page);
    await expect(page.locator('h1')).toHaveText(`Profile of ${ada.email}`);
    await expect(page).toHaveURL(`${url}/profile`);
  });
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(button(page, 'Log out')).toHaveCount(0);
  await button(page, 'Log in').click();
  await submitLock(page);
  await greeted(page);
  await expect(button(page, 'Log in')).toHaveCount(0);
  await page.reload();
  await greeted(page);
}

const greeted = (page: Page) =>
  expect(page.getByText(`Hello ${ada.name}`)).toBeVisible({ timeout: 20_000 });

async function lookAround(page: Page, url: string): Promise<void> {
  await page.getByRole('link', { name: 'Profile' }).click();
  await expect(page.locator('h1')).toHaveText(`Profile of ${ada.email}`);
  await page.goto(`${url}/entry-points`);
  await expect(page.locator('h1')).toHaveText('Charles Babbage, null, function');
  await expect(page.getByText('disagrees')).toHaveCount(0);
}
