// Stories of the code flow's promise: no token is ever in an address, in the history or in a log, not even for a moment.
import type { BrowserContext, Page } from '@playwright/test';
import { ada, expect, test, type Demo } from './testing-support/story.ts';

/** Every address that this browser asks for, is sent to or shows, and every line of its consoles. */
class Sight {
  readonly places: string[] = [];

  constructor(context: BrowserContext) {
    context.on('request', (request) => this.places.push(request.url()));
    context.on('response', (response) => {
      const { location, refresh } = response.headers();
      this.places.push(response.url(), location ?? '', refresh ?? '');
    });
    context.on('console', (message) => this.places.push(message.text()));
    context.on('page', (page) => this.follow(page));
    for (const page of context.pages()) this.follow(page);
  }

  /** The parts of tokens that were seen, of those that the tenant has handed over. */
  async tokensIn(page: Page, tokens: ReadonlySet<string>): Promise<number> {
    const session = await page.context().newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    const seen = [...this.places, ...entries.map(({ url, title }) => `${url} ${title}`)].map(
      decode,
    );
    const parts = [...tokens].flatMap((token) => token.split('.').filter((part) => part !== ''));
    return parts.filter((part) => seen.some((place) => place.includes(part))).length;
  }

  private follow(page: Page): void {
    page.on('framenavigated', (frame) => this.places.push(frame.url()));
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const ways: Record<string, (demo: Demo) => Promise<void>> = {
  'by redirect': (demo) => demo.submit(ada),
  'in the page': (demo) => demo.submit(ada),
  'by a popup': async ({ page, lock }) => {
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      lock.getByText('Sign in with Google').click(),
    ]);
    await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
  },
};

for (const [way, signIn] of Object.entries(ways)) {
  test(
    `signing in ${way} and renewing shows no token to anybody`,
    { tag: '@code' },
    async ({ demo, context, page, tenant, watch }) => {
      const sight = new Sight(context);
      if (way !== 'by redirect') await demo.useLockInThePage();
      await demo.open('/session');
      await demo.openLock();
      await signIn(demo);
      await demo.expectSignedIn(ada);
      // Of the same second, a token would be the same one.
      await page.waitForTimeout(1000);
      await page.getByRole('button', { name: 'Renew now' }).click();
      await expect(demo.events.first()).toContainText('The session was renewed.');
      // And by the hidden frame.
      tenant.faults.set('refresh-reused');
      await page.getByRole('button', { name: 'Renew now' }).click();
      await expect(demo.events.filter({ hasText: 'The session was renewed.' })).toHaveCount(2);
      await page.reload();
      await demo.expectSignedIn(ada);
      await page.getByRole('button', { name: 'Log out of this app only' }).click();
      await demo.expectSignedOut();
      expect(watch.tokens.size, 'of three grants').toBeGreaterThanOrEqual(6);
      expect(sight.places.some((place) => place.includes('code_challenge='))).toBe(true);
      expect(await sight.tokensIn(page, watch.tokens)).toBe(0);
      expect(page.url()).toBe(`${demo.url}/session`);
    },
  );
}

test(
  'the same look finds the tokens of the implicit flow in the address that Lock comes back to',
  { tag: '@implicit' },
  async ({ demo, context, page, watch }) => {
    const sight = new Sight(context);
    await demo.open('/session');
    await demo.signIn(ada);
    expect(await sight.tokensIn(page, watch.tokens)).toBeGreaterThan(0);
  },
);

test('a token in the console is found as well', async ({ demo, context, page }) => {
  const sight = new Sight(context);
  const token = ['eyJ0b2tlbiI6', 'eyJvZiI6InRoZSJ9', 'c3Rvcnk'].join('.');
  await demo.open();
  await page.evaluate((text) => console.debug(text), token);
  await expect.poll(() => sight.tokensIn(page, new Set([token]))).toBe(3);
});
