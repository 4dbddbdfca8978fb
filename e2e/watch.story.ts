// The watch over all stories can fail: it notices each thing that it is there for.
import type { Page } from '@playwright/test';
import { Demo, expect, test } from './testing-support/story.ts';
import { Watch } from './testing-support/watch.ts';

const signature = (token: string) => token.split('.')[2] ?? '';

for (const [where, leak] of [
  ['the console', (page, token) => page.evaluate((text) => console.debug(text), token)],
  [
    'the address bar',
    (page, token) => page.evaluate((text) => history.replaceState(null, '', `#${text}`), token),
  ],
  [
    'the history',
    (page, token) =>
      page.evaluate((text) => {
        history.pushState(null, '', `#${text}`);
        history.pushState(null, '', '/session');
      }, token),
  ],
  [
    'the state of the history',
    (page, token) => page.evaluate((text) => history.replaceState({ text }, ''), token),
  ],
] as [string, (page: Page, token: string) => Promise<void>][]) {
  test(`a part of a token in ${where} is noticed`, async ({ page, context, servers, tenant }) => {
    tenant.reset();
    const watch = await Watch.over(context);
    const demo = new Demo(page, servers.appUrl, watch);
    await demo.open('/session');
    await demo.signIn();
    await watch.assertNothingLeaked();
    await leak(page, signature((await demo.stored()) ?? ''));
    await expect(watch.assertNothingLeaked()).rejects.toThrow('parts of a token');
  });
}

test('a request to the internet and an uncaught error are noticed', async ({
  page,
  context,
  servers,
}) => {
  const strange = await Watch.over(context);
  await page.goto(servers.appUrl);
  await page.evaluate(() => fetch('https://example.com/').catch(() => null));
  await expect(strange.assertNothingLeaked()).rejects.toThrow('nothing may come from the internet');

  const crashed = await Watch.over(context);
  const crash = context.waitForEvent('weberror');
  await page.goto(`${servers.appUrl}/favicon.svg`);
  await page.evaluate(
    () => void setTimeout(() => Promise.reject(new Error('A story lets it fail.'))),
  );
  await crash;
  await expect(crashed.assertNothingLeaked()).rejects.toThrow('no error may go uncaught');
});
