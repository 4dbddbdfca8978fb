// The demo in WebKit as a person sees it: the servers, the browser, and what paths do again and again.
import { expect } from '@playwright/test';
import { openHiddenScreen } from '../../tools/workspace/hidden-screen.mjs';
import { findWebKit } from '../../tools/workspace/other-browsers.mjs';
import { ada } from '../testing-support/people.ts';
import { startServers, type Servers } from '../testing-support/servers.ts';
import { PATIENCE, until } from './until.ts';
import { WebDriver } from './webdriver.ts';

const LOCK = '.auth0-lock-opened .auth0-lock-widget';

export class DemoInWebKit {
  readonly browser: WebDriver;
  readonly servers: Servers;
  private readonly closeScreen: () => void;

  private constructor(browser: WebDriver, servers: Servers, closeScreen: () => void) {
    this.browser = browser;
    this.servers = servers;
    this.closeScreen = closeScreen;
  }

  static async start(): Promise<DemoInWebKit> {
    const { window, driver, screen } = findWebKit()!;
    const hidden = await openHiddenScreen(screen);
    const browser = await WebDriver.start(driver, hidden.env, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: window, args: ['--automation', '--geometry=1280x900'] },
    });
    return new DemoInWebKit(browser, await startServers(), hidden.close);
  }

  async stop(): Promise<void> {
    await this.browser.quit();
    this.closeScreen();
    await this.servers.stop();
  }

  /** As on a first visit; in the mode of Lock that is given. */
  async beginAnew(mode: 'redirect' | 'page' = 'redirect'): Promise<void> {
    const { browser, servers } = this;
    servers.tenant.reset();
    servers.site.rewrite = null;
    servers.site.unreachable = false;
    await browser.go(servers.tenant.url);
    await browser.deleteCookies();
    await browser.go(`${servers.appUrl}/favicon.svg`);
    await browser.deleteCookies();
    await browser.run(
      `localStorage.clear(); sessionStorage.clear();
       if (arguments[0] === 'page') sessionStorage.setItem('demo.lock-mode', 'page');`,
      mode,
    );
  }

  open(path: string): Promise<unknown> {
    return this.browser.go(this.servers.appUrl + path);
  }

  goTo(label: string): Promise<void> {
    return this.browser.click('demo-navbar nav a', label);
  }

  async openLock(): Promise<void> {
    await this.browser.click('demo-navbar button', 'Log in');
    await this.seesLock();
  }

  async seesLock(): Promise<void> {
    await until('Lock is open', () => this.browser.sees(`${LOCK} input[name=email]`));
  }

  async submit(password = ada.password): Promise<void> {
    await this.browser.type(`${LOCK} input[name=email]`, ada.email);
    await this.browser.type(`${LOCK} input[name=password]`, password);
    await this.browser.click(`${LOCK} .auth0-lock-submit`);
  }

  async signIn(): Promise<void> {
    await this.openLock();
    await this.submit();
    await this.seesSignedIn();
  }

  async seesSignedIn(): Promise<void> {
    await until('somebody is signed in', () => this.browser.sees('demo-navbar button', 'Log out'));
    expect(await this.browser.textOf('demo-navbar')).toContain(ada.name);
  }

  async seesSignedOut(): Promise<void> {
    await until('nobody is signed in', () => this.browser.sees('demo-navbar button', 'Log in'));
    expect(await this.browser.sees('demo-navbar button', 'Log out')).toBe(false);
    await expect.poll(() => this.stored()).toBeNull();
  }

  async seesEvent(sentence: string): Promise<void> {
    await this.sees('[role=log]', sentence);
  }

  /** Waits for a text in an element. */
  async sees(css: string, text: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.browser.textOf(css), { message: css, timeout: PATIENCE })
      .toEqual(
        typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
      );
  }

  async isAt(path: string): Promise<void> {
    const url = this.servers.appUrl + path;
    await until(`the address is ${path}`, async () => (await this.browser.currentUrl()) === url);
  }

  stored(): Promise<string | null> {
    return this.browser.run("return localStorage.getItem('id_token')");
  }
}
