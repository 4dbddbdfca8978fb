// Stories of a page that stays where it is: nothing jumps while it finds out who is there.
import type { Page } from '@playwright/test';
import { ada, expect, test, type Demo } from './testing-support/story.ts';

/** From the next load on, notes what has moved by itself, and how much. */
async function watchForShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: readonly { node: Node | null }[];
        };
        const who = sources.map(({ node }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return element?.outerHTML.slice(0, 80);
        });
        // "Log out" begins a little further left than "Log in" in a button that stays where it is.
        const isOtherWords = value < 0.0001;
        if (!hadRecentInput && !isOtherWords) shifts.push(`${value} ${who.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(async () => {
      // Entries come after the frame that they tell of.
      await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume, 50)));
      return (window as unknown as { shifts: string[] }).shifts;
    });
}

/** A tenant's keys that come late hold up the check of Lock's answer, so that `pending` is seen. */
async function holdUpKeys(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resume) => (letGo = resume));
  await page.route('**/.well-known/jwks.json', async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

async function comeBackFromLock(demo: Demo, path: string): Promise<() => void> {
  await demo.open(path);
  if (path !== '/profile') await demo.logIn.click();
  await expect(demo.lockEmail).toBeVisible();
  const letGo = await holdUpKeys(demo.page);
  await demo.submit(ada);
  return letGo;
}

for (const width of [1280, 390]) {
  for (const path of ['/', '/session', '/profile']) {
    test(`nothing jumps on the way back from the tenant to ${path}, ${width} px`, async ({
      demo,
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      const shifts = await watchForShifts(page);
      const letGo = await comeBackFromLock(demo, path);
      await expect(page.getByText('One moment').first()).toBeVisible();
      letGo();
      await demo.expectSignedIn(ada);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await shifts()).toEqual([]);
    });
  }

  test(`nothing jumps when a session ends by itself or in another tab, ${width} px`, async ({
    demo,
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const shifts = await watchForShifts(page);
    await demo.open();
    await demo.signIn(ada);
    for (const path of ['/', '/session']) {
      await demo.open(path);
      const token = (await demo.stored()) ?? '';
      await demo.expectSignedIn(ada);
      await endElsewhere(page);
      await expect(demo.notice).toContainText('Signed out in another tab.');
      expect(await shifts(), `at the end, on ${path}`).toEqual([]);
      await page.evaluate((value) => localStorage.setItem('id_token', value), token);
    }
  });
}

/** As another tab does it: the token goes, and this one hears of it. */
async function endElsewhere(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(`${new URL(page.url()).origin}/favicon.svg`);
  await other.evaluate(() => localStorage.removeItem('id_token'));
  await other.close();
}

test('the watch for what jumps does see it', async ({ demo, page }) => {
  const shifts = await watchForShifts(page);
  await demo.open();
  await expect(demo.logIn).toBeVisible();
  await page.evaluate(() => document.querySelector('main')?.prepend(document.createElement('hr')));
  await page.evaluate(() => {
    const box = document.createElement('p');
    box.style.height = '200px';
    document.querySelector('main')?.prepend(box);
  });
  expect((await shifts()).length).toBeGreaterThan(0);
});
