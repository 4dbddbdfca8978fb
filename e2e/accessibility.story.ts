// Stories for everybody: axe finds nothing on any page, and the keyboard is enough.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ada, Demo, expect, grace, test } from './testing-support/story.ts';

async function expectNoFindings(page: Page, where: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    // One page without frames: the other mode opens a new page for each look.
    .setLegacyMode()
    .analyze();
  const findings = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect(findings, where).toEqual([]);
  expect(passes.length, 'axe has looked').toBeGreaterThan(10);
}

async function expectFits(page: Page, where: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${where} does not scroll sideways`).toBeLessThanOrEqual(window ?? 0);
  const tooWide = await page
    .locator('.card')
    .evaluateAll((cards) => cards.filter((card) => card.scrollWidth > card.clientWidth).length);
  expect(tooWide, `${where} has no card whose content is wider`).toBe(0);
}

async function look(demo: Demo, paths: readonly string[], who: string): Promise<void> {
  for (const path of paths) {
    await demo.open(path);
    await expect(demo.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoFindings(demo.page, `${path}, ${who}`);
    await expectFits(demo.page, `${path}, ${who}`);
  }
}

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any page, ${width} px, ${colorScheme}`, async ({ demo, page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await look(demo, ['/', '/session', '/api', '/forbidden', '/no/such/page'], 'signed out');
      await demo.signIn(grace);
      await look(
        demo,
        ['/', '/profile', '/profile?view=token', '/session', '/api', '/admin', '/forbidden'],
        'signed in',
      );

      await demo.open('/api');
      for (const path of ['/public', '/me', '/.well-known/openid-configuration']) {
        await page.getByRole('button', { name: `GET ${path}` }).click();
        await expect(page.getByRole('region', { name: `Answer of ${path}` })).toBeVisible();
      }
      await expectNoFindings(page, 'answers of the API');
      await expectFits(page, 'answers of the API');

      await demo.open('/session');
      await page.getByRole('radio', { name: 'In the page' }).check();
      await expect(page.getByText('The page was loaded anew')).toBeVisible();
      await page.getByRole('button', { name: 'Renew now' }).click();
      await expect(demo.events).not.toHaveCount(0);
      await expectNoFindings(page, 'the Session page with events and a choice');
    });
  }
}

test('the keyboard alone signs in and out', async ({ demo, page }) => {
  await demo.useLockInThePage();
  await demo.open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await tabTo(page, 'Log in');
  await page.keyboard.press('Enter');
  await expect(demo.lockEmail).toBeVisible();
  await expect(demo.lockEmail).toBeFocused();
  await page.keyboard.type(ada.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(ada.password);
  await page.keyboard.press('Enter');
  await demo.expectSignedIn(ada);

  await tabTo(page, 'Log out');
  await page.keyboard.press('Enter');
  await demo.expectSignedOut();
});

test('while Lock is open the page behind it is out of reach, and then has the focus back', async ({
  demo,
  page,
}) => {
  await demo.open();
  await tabTo(page, 'Log in');
  await page.keyboard.press('Enter');
  await expect(demo.lockEmail).toBeFocused();
  const close = page.locator('.auth0-lock-close-button');
  const inLock = () => page.evaluate(() => !!document.activeElement?.closest('.auth0-lock'));
  for (let presses = 0; presses < 20; presses++) {
    if (await close.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
    const nowhere = await page.evaluate(() => document.activeElement === document.body);
    expect((await inLock()) || nowhere, 'Tab does not reach the page behind Lock').toBe(true);
  }
  await expect(close).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(demo.lock).toBeHidden();
  await expect(demo.logIn).toBeFocused();
});

test('in Lock the keyboard sees where it is, and Escape closes it from a field too', async ({
  demo,
  page,
}) => {
  await demo.open();
  await demo.openLock();
  await expect(demo.lockEmail).toBeFocused();
  const seen = new Set<string>();
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    const control = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element?.closest('.auth0-lock')) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { name: name || element.className, outline: `${outlineStyle} ${outlineWidth}` };
    });
    if (!control) continue;
    seen.add(control.name);
    expect(control.outline, control.name).toBe('solid 2px');
  }
  expect([...seen].join(', ')).toMatch(/close/i);
  expect([...seen].join(', ')).toContain('Sign Up');
  expect([...seen].join(', ')).toContain("Don't remember your password?");
  await demo.lockEmail.focus();
  await page.keyboard.press('Escape');
  await expect(demo.lock).toBeHidden();
  await expect(demo.logIn).toBeFocused();
});

test('axe finds nothing while Lock is open', async ({ demo, page }) => {
  await demo.open();
  await demo.openLock();
  await expectNoFindings(page, 'Lock over the page');
});

test('the focus goes along to Lock’s other screens', async ({ demo, page }) => {
  await demo.open();
  await demo.openLock();
  await expect(demo.lockEmail).toBeFocused();
  for (const screen of ["Don't remember your password?", 'Sign Up']) {
    if (screen === 'Sign Up') await page.locator('.auth0-lock-back-button').click();
    await demo.lock.getByText(screen, { exact: true }).click();
    // The screen before slides away, and its fields with it.
    await expect(demo.lockEmail).toHaveCount(1);
    await expect(demo.lockEmail).toBeFocused();
  }
});

test('the page is within reach again when another tab has signed in', async ({
  demo,
  context,
  watch,
}) => {
  await demo.open();
  await demo.openLock();
  await expect(demo.page.locator('demo-app')).toHaveAttribute('inert');
  const other = new Demo(await context.newPage(), demo.url, watch);
  await other.open();
  await other.signIn();
  await demo.expectSignedIn();
  await expect(demo.page.locator('demo-app')).not.toHaveAttribute('inert');
  await demo.page.bringToFront();
  await demo.goTo('Profile');
  await expect(demo.page.getByRole('heading', { name: ada.name })).toBeVisible();
});

test('the skip link and each new page put the focus on the content', async ({ demo, page }) => {
  await demo.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(`${demo.url}/`);
  await demo.goTo('Session');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveTitle(/^Session/);
});

/** Presses Tab until that button of the navbar has the focus, as a person would. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('banner').getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 30; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach the button ${name}.`);
}
