// Fills in the form that asks for e-mail and password: Lock's, or the tenant's own page.
import type { Page } from '@playwright/test';

export interface Credentials {
  identifier: string;
  password: string;
}

/** Waits for the form, fills it in and sends it. */
export async function submitSignInForm(page: Page, who: Credentials): Promise<void> {
  const lock = page.locator('.auth0-lock-widget');
  const own = page.locator('form:has(input[name="username"][autocomplete="username"])');
  await lock.or(own).first().waitFor();
  const isLock = await lock.isVisible();
  const form = isLock ? lock : own;
  const name = form.locator('input[name="email"], input[name="username"]').first();
  await name.fill(who.identifier);
  await form.locator('input[name="password"]').fill(who.password);
  await form
    .locator(isLock ? '.auth0-lock-submit' : 'button')
    .first()
    .click();
}
