// The demo as a person sees it: what stories do again and again, by the names that are on the page.
import { expect, type Locator, type Page } from '@playwright/test';
import { ada, type Person } from './people.ts';
import type { Watch } from './watch.ts';

export class Demo {
  readonly page: Page;
  readonly url: string;
  private readonly watch: Watch;

  constructor(page: Page, url: string, watch: Watch) {
    this.page = page;
    this.url = url;
    this.watch = watch;
  }

  get logIn(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: 'Log in', exact: true });
  }

  get logOut(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: 'Log out', exact: true });
  }

  /** Lock's form, once it can be typed into. */
  get lock(): Locator {
    return this.page.locator('.auth0-lock-opened .auth0-lock-widget');
  }

  get lockEmail(): Locator {
    return this.lock.locator('input[name="email"]');
  }

  /** What Lock itself says went wrong. */
  get lockProblem(): Locator {
    return this.page.locator('.auth0-global-message-error');
  }

  /** What the demo says happened without having been asked for. */
  get notice(): Locator {
    return this.page.locator('demo-notice');
  }

  /** The events on the Session page, newest first. */
  get events(): Locator {
    return this.page.getByRole('log', { name: 'Events' }).getByRole('listitem');
  }

  open(path = '/'): Promise<unknown> {
    return this.page.goto(this.url + path);
  }

  /** Goes to a page by its link in the navbar. */
  async goTo(label: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: label, exact: true })
      .click();
  }

  async openLock(): Promise<void> {
    await this.logIn.click();
    await expect(this.lockEmail).toBeVisible();
  }

  async submit({ email, password }: Omit<Person, 'name'>): Promise<void> {
    await typeInto(this.lockEmail, email);
    await typeInto(this.lock.locator('input[name="password"]'), password);
    await this.lock.locator('.auth0-lock-submit').click();
  }

  /** From the page as it is to being signed in. */
  async signIn(person: Person = ada): Promise<void> {
    await this.openLock();
    await this.submit(person);
    await this.expectSignedIn(person);
  }

  async expectSignedIn({ name }: Person = ada): Promise<void> {
    await expect(this.logOut).toBeVisible();
    await expect(this.page.getByRole('banner')).toContainText(name);
    await expect(this.logIn).toBeHidden();
    // They are read out of answers, which takes its time; that of a frame goes with the frame.
    // Where storage is blocked there is none to be read.
    const stored = await this.stored().catch(() => null);
    if (stored) this.watch.tokens.add(stored);
    await expect
      .poll(() => this.watch.tokens.size, { message: 'the story has seen the tokens' })
      .toBeGreaterThan(0);
  }

  async expectSignedOut(): Promise<void> {
    await expect(this.logIn).toBeVisible();
    await expect(this.logOut).toBeHidden();
    // What is over is taken out of storage after a second look, a second later.
    await expect.poll(() => this.stored()).toBeNull();
  }

  /** From the next load on, Lock logs in without leaving the page. */
  async useLockInThePage(): Promise<void> {
    await this.page.addInitScript((url) => {
      // Not in frames: some have no storage, or may not use it.
      if (location.origin === url) sessionStorage.setItem('demo.lock-mode', 'page');
    }, this.url);
  }

  /** The raw ID token in storage. */
  stored(): Promise<string | null> {
    return this.page.evaluate(() => localStorage.getItem('id_token'));
  }

  /** Puts a token into storage before the app starts. */
  async store(token: string): Promise<void> {
    await this.page.goto(`${this.url}/favicon.svg`);
    await this.page.evaluate((value) => localStorage.setItem('id_token', value), token);
  }

  /** Marks the page, to see later whether it was left. */
  async mark(): Promise<void> {
    await this.page.evaluate(() => Object.assign(window, { marked: true }));
  }

  isMarked(): Promise<boolean> {
    return this.page.evaluate(() => 'marked' in window);
  }
}

/** With keys, as a person: what a script sets does not reach Lock's React in every browser. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}
