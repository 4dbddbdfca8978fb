// Stories of the browser taking over what the server has rendered, in the build in which Angular
// reports what does not match.
import type { Page } from '@playwright/test';
import { expect, hintNames, remember, test } from './testing-support/story.ts';

test.use({ build: 'development' });

/** Collects what the console says, and keeps the nodes that the server wrote. */
async function watchHydration(page: Page): Promise<string[]> {
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    const first: Record<string, Element | null> = {};
    Object.assign(window, { first });
    new MutationObserver(() => {
      for (const name of ['auth-button button', 'h1']) first[name] ??= document.querySelector(name);
    }).observe(document, { subtree: true, childList: true });
  });
  return said;
}

/** Whether the node on the page is the one that the server wrote. */
const isKept = (page: Page, selector: string) =>
  page.evaluate((name) => {
    const { first } = window as unknown as { first: Record<string, Element | null> };
    return first[name] !== null && first[name] === document.querySelector(name);
  }, selector);

const problems = (said: readonly string[]) =>
  said.filter((line) => /^(warning|error):|NG0?\d{3}/.test(line));

for (const session of [true, false]) {
  for (const hint of hintNames) {
    test(`${session ? 'signed in' : 'signed out'} with the hint "${hint}": all matches in the end`, async ({
      context,
      page,
      server,
    }) => {
      await remember(context, { session, hint });
      const said = await watchHydration(page);
      for (const path of ['/', '/about', '/echo?topic=roses', ...(session ? ['/report'] : [])]) {
        said.length = 0;
        await page.goto(server.url + path);
        await expect(page.locator('output')).toHaveText(session ? 'signed-in' : 'signed-out');
        await expect(page.getByRole('button')).toHaveText(session ? 'Log out' : 'Log in');
        await expect(page.getByRole('button')).toBeVisible();
        await expect(page.locator('.person')).toHaveText(
          session ? 'Hello Ada Lovelace' : 'Nobody is signed in.',
        );
        await expect(page.locator('.since')).toHaveCount(session ? 1 : 0);
        await expect.poll(() => said.join('\n')).toContain('Angular hydrated');
        expect(problems(said)).toEqual([]);
        // The page was not made again: focus, scroll position and selection stay.
        expect(await isKept(page, 'auth-button button')).toBe(true);
        expect(await isKept(page, 'h1')).toBe(true);
      }
    });
  }
}

test('a page that does not match is reported', async ({ page, server }) => {
  const said = await watchHydration(page);
  await page.route(`${server.url}/`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace(/<nav.*?<\/nav>/s, '') });
  });
  await page.goto(server.url);
  await expect.poll(() => problems(said).join('\n')).toMatch(/NG05\d\d/);
});
