// Watches a whole story: nothing may come from the internet, and no token may show where it must not.
import { expect, type BrowserContext, type Page } from '@playwright/test';

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** What one story has let out so far. */
export class Watch {
  /** The tokens that the tenant has handed to this browser. */
  readonly tokens = new Set<string>();
  private readonly strangers: string[] = [];
  private readonly said: string[] = [];
  private readonly crashes: string[] = [];
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.context = context;
  }

  static async over(context: BrowserContext): Promise<Watch> {
    const watch = new Watch(context);
    await context.route(
      (url) => !/^(app\.)?localhost$/.test(url.hostname) && /^https?:$|^wss?:$/.test(url.protocol),
      (route) => {
        watch.strangers.push(route.request().url());
        return route.abort();
      },
    );
    context.on('console', (message) => watch.said.push(`${message.type()}: ${message.text()}`));
    context.on('weberror', (error) => {
      const { name, message, stack } = error.error();
      watch.crashes.push(`${name}: ${message}\n${stack ?? ''}`);
    });
    context.on('response', async (response) => {
      const { pathname } = new URL(response.url());
      if (pathname === '/oauth/token') return watch.note(await response.json().catch(() => null));
      if (!pathname.endsWith('/authorize')) return;
      // An answer of the tenant is a redirect, or a page that posts the tokens to its parent.
      const headers: Record<string, string> = await response.allHeaders().catch(() => ({}));
      const body = headers['location'] ? '' : await response.text().catch(() => '');
      for (const [token] of `${headers['location'] ?? ''} ${body}`.matchAll(TOKEN)) {
        watch.tokens.add(token);
      }
    });
    return watch;
  }

  /** What a code or a refresh token was redeemed for. */
  private note(answer: unknown): void {
    for (const name of ['id_token', 'access_token', 'refresh_token']) {
      const token = (answer as Record<string, unknown> | null)?.[name];
      if (typeof token === 'string') this.tokens.add(token);
    }
  }

  /** At the end of a story. */
  async assertNothingLeaked(): Promise<void> {
    expect(this.strangers, 'nothing may come from the internet').toEqual([]);
    const errors = [
      ...this.crashes,
      // How Angular reports an error that nobody caught.
      ...this.said.filter((line) => line.startsWith('error: ERROR')),
    ];
    expect(errors, 'no error may go uncaught').toEqual([]);
    const places = [...this.said, ...this.crashes];
    for (const page of this.context.pages()) places.push(...(await whereTokensMustNotBe(page)));
    for (const token of this.tokens) {
      for (const part of token.split('.').filter((piece) => piece !== '')) {
        const leaks = places.filter((place) => place.includes(part));
        expect(leaks.length, 'parts of a token in console, errors, URL or history').toBe(0);
      }
    }
  }
}

/** Only Chromium tells what stands in the history beside the page that is shown. */
async function historyOf(page: Page): Promise<readonly { url: string; title: string }[]> {
  const context = page.context();
  if (context.browser()?.browserType().name() !== 'chromium') return [];
  const session = await context.newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  return entries;
}

async function whereTokensMustNotBe(page: Page): Promise<string[]> {
  const entries = await historyOf(page);
  const inPage = await page.evaluate(() =>
    JSON.stringify([location.href, history.state, document.title, document.referrer]),
  );
  return [inPage, ...entries.map(({ url, title }) => `${url} ${title}`)];
}
