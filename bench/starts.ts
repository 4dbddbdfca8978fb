// Start of an ordinary app: how much later it shows what it shows, with the library in it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { unsignedToken } from '../e2e/testing-support/token.ts';
import { buildApp, makeWorkspace } from '../tools/checks/size/size-workspace.ts';
import { filesOf, serve, type LocalServer } from '../tools/workspace/serve.ts';
import { median } from './median.ts';

/** How a page is loaded. */
const ways = {
  /** With nothing in the browser's cache. */
  cold: { loads: 60, visitors: ['guest', 'member'] },
  /** Once more, in the same page. */
  reload: { loads: 60, visitors: ['guest', 'member'] },
  /** Cold, on a phone: DevTools' "Slow 4G", and a processor of a quarter of the speed. */
  phone: { loads: 60, visitors: ['guest'] },
} as const;

const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
};
const PHONE_CPU = 4;

type Way = keyof typeof ways;
type Visitor = (typeof ways)[Way]['visitors'][number];

/** What the loads of one kind came to, in milliseconds. */
export interface Start {
  readonly way: Way;
  /** The folder that was served, by its name, and who came. */
  readonly name: string;
  /** Median until the first view is in the page. */
  readonly shown: number;
  /** Quartiles and median of how much later that was than the bare app's, loaded right before or after. */
  readonly later: readonly [number, number, number];
  /** Loads in which the button showed anything but the right words, if only for a frame. */
  readonly wrong: number;
}

/** What one load showed. */
interface Load {
  readonly shown: number;
  /** Every text that the button has ever had. */
  readonly labels: readonly string[];
}

/**
 * Loads each app anew, in turns, so that a slow moment of the machine hits all.
 *
 * @param others folders with the same app and another version of the library, by name.
 */
export async function benchStarts(
  browser: Browser,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly Start[]> {
  makeWorkspace();
  const folders = {
    bare: join(await buildApp('bare'), 'browser'),
    ...others,
    now: join(await buildApp('library'), 'browser'),
  };
  const sites = new Map<string, LocalServer>();
  for (const [name, folder] of Object.entries(folders)) {
    compress(folder);
    sites.set(name, await serve(filesOf(folder, { app: true })));
  }
  try {
    const starts: Start[] = [];
    for (const way of Object.keys(ways) as Way[]) starts.push(...(await load(browser, way, sites)));
    return starts;
  } finally {
    await Promise.all([...sites.values()].map((site) => site.stop()));
  }
}

/** Files are sent as web hosts send them. */
function compress(folder: string): void {
  for (const file of readdirSync(folder)) {
    if (!/\.(?:js|html)$/.test(file)) continue;
    writeFileSync(join(folder, `${file}.gz`), gzipSync(readFileSync(join(folder, file))));
  }
}

async function load(
  browser: Browser,
  way: Way,
  sites: ReadonlyMap<string, LocalServer>,
): Promise<readonly Start[]> {
  const { loads, visitors } = ways[way];
  const kinds = [...sites].flatMap(([name, { url }]) =>
    name === 'bare'
      ? [{ name, url, visitor: 'guest' as const, button: 'cart-button', label: 'Buy: 0' }]
      : visitors.map((visitor) => ({
          name: `${name}, ${visitor}`,
          ...{ url, visitor, button: 'auth-button' },
          label: visitor === 'guest' ? 'Log in' : 'Log out',
        })),
  );
  const shown = kinds.map(() => [] as number[]);
  const wrong = kinds.map(() => 0);
  for (let round = 0; round < loads; round++) {
    for (let turn = 0; turn < kinds.length; turn++) {
      // Each round starts with another one: none always comes after the same.
      const index = (turn + round) % kinds.length;
      const { url, visitor, button, label } = kinds[index];
      const one = await loadOnce(browser, way, url, visitor, button);
      shown[index].push(one.shown);
      if (one.labels.some((text) => text !== label)) wrong[index]++;
    }
  }
  return kinds.map(({ name }, index) => {
    const differences = shown[index].map((time, round) => time - shown[0][round]);
    const at = (part: number) =>
      differences.toSorted((a, b) => a - b)[Math.floor(part * differences.length)];
    return {
      way,
      name,
      shown: median(shown[index]),
      later: [at(0.25), at(0.5), at(0.75)],
      wrong: wrong[index],
    };
  });
}

async function loadOnce(
  browser: Browser,
  way: Way,
  url: string,
  visitor: Visitor,
  button: string,
): Promise<Load> {
  // A context of its own has an empty cache and an empty storage.
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (visitor === 'member') await signIn(page);
    await page.addInitScript(watchButton, `${button} button`);
    if (way === 'phone') await slowDown(context, page);
    await open(page, () => page.goto(url, { waitUntil: 'load' }), button);
    if (way === 'reload') await open(page, () => page.reload({ waitUntil: 'load' }), button);
    return await page.evaluate(() => (window as unknown as { start(): Load }).start());
  } finally {
    await context.close();
  }
}

async function open(page: Page, go: () => Promise<unknown>, button: string): Promise<void> {
  await go();
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.textContent,
    `${button} button`,
  );
  // Late changes count, too.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
}

async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: PHONE_CPU });
}

/** Runs in the page, before anything else: notes when the button is there, and all that it says. */
function watchButton(selector: string): void {
  const labels: string[] = [];
  let shown = 0;
  new MutationObserver(() => {
    const label = document.querySelector(selector)?.textContent?.trim();
    if (!label || labels.at(-1) === label) return;
    labels.push(label);
    shown ||= performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
  Object.assign(window, { start: () => ({ shown, labels }) });
}

/** About 2 KB, for the app of tools/checks/size/size-apps.ts. */
async function signIn(page: Page): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const token = unsignedToken({
    iss: 'https://acme.eu.auth0.com/',
    aud: 'a',
    sub: 'auth0|bench',
    iat: now,
    exp: now + 3600,
    about: 'x'.repeat(1300),
  });
  await page.addInitScript((text) => localStorage.setItem('id_token', text), token);
}
