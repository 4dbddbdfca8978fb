// Cold start of an ordinary app: how much later it shows what it shows, with the library in it.
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { unsignedToken } from '../e2e/testing-support/token.ts';
import { buildApp, makeWorkspace, type AppName } from '../tools/checks/size/size-workspace.ts';
import { filesOf, serve } from '../tools/workspace/serve.ts';
import { median } from './median.ts';

const LOADS = 40;

/** What one load showed. */
interface Start {
  /** Milliseconds from the start of the navigation until the app's first view is in the page. */
  readonly shown: number;
  /** Every text that the button has ever had. */
  readonly labels: readonly string[];
}

export interface Starts {
  /** Medians in milliseconds, by app: `bare`, and with the library for guests and for members. */
  readonly bare: number;
  readonly guest: number;
  readonly member: number;
  /** What the library adds: the median of the differences between loads that followed one another. */
  readonly added: { readonly guest: number; readonly member: number };
  /** Loads in which the button showed anything but the right words, if only for a frame. */
  readonly wrong: number;
}

/** Loads each app anew, in turns, with nothing in the browser's cache. */
export async function benchStarts(browser: Browser): Promise<Starts> {
  makeWorkspace();
  const samples = { bare: [] as number[], guest: [] as number[], member: [] as number[] };
  const labels = { bare: 'Buy: 0', guest: 'Log in', member: 'Log out' };
  const sites = { bare: await serveApp('bare', 4641), library: await serveApp('library', 4642) };
  let wrong = 0;
  for (let load = 0; load < LOADS; load++) {
    const names = Object.keys(samples) as (keyof typeof samples)[];
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + load) % names.length];
      const { url } = sites[name === 'bare' ? 'bare' : 'library'];
      const start = await startOnce(browser, url, name === 'member', name === 'bare');
      samples[name].push(start.shown);
      if (start.labels.some((label) => label !== labels[name])) wrong++;
    }
  }
  await Promise.all(Object.values(sites).map((site) => site.stop()));
  const { bare, guest, member } = samples;
  const added = (times: readonly number[]) => median(times.map((time, i) => time - bare[i]));
  return {
    bare: median(bare),
    guest: median(guest),
    member: median(member),
    added: { guest: added(guest), member: added(member) },
    wrong,
  };
}

async function serveApp(name: AppName, port: number) {
  return serve(filesOf(join(await buildApp(name), 'browser'), { app: true }), port);
}

async function startOnce(
  browser: Browser,
  url: string,
  member: boolean,
  bare: boolean,
): Promise<Start> {
  // A context of its own has an empty cache and an empty storage.
  const context = await browser.newContext();
  const page = await context.newPage();
  if (member) {
    await page.addInitScript((token) => localStorage.setItem('id_token', token), storedToken());
  }
  await page.addInitScript(
    (selector) => {
      const labels: string[] = [];
      let shown = 0;
      new MutationObserver(() => {
        const label = document.querySelector(selector)?.textContent?.trim();
        if (!label || labels.at(-1) === label) return;
        labels.push(label);
        shown ||= performance.now();
      }).observe(document, { subtree: true, childList: true, characterData: true });
      Object.assign(window, { start: () => ({ shown, labels }) });
    },
    `${bare ? 'cart-button' : 'auth-button'} button`,
  );
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('cart-button button')?.textContent);
  // Late changes count, too.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  const start = await page.evaluate(() =>
    (window as unknown as { start(): { shown: number; labels: string[] } }).start(),
  );
  await context.close();
  if (start.labels.length === 0) throw new Error(`${url} never showed its button.`);
  return start;
}

/** About 2 KB, for the app of tools/checks/size/size-apps.ts. */
function storedToken(): string {
  const now = Math.floor(Date.now() / 1000);
  return unsignedToken({
    iss: 'https://acme.eu.auth0.com/',
    aud: 'a',
    sub: 'auth0|bench',
    iat: now,
    exp: now + 3600,
    about: 'x'.repeat(1300),
  });
}
