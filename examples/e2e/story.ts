// What the stories of every example have: the page with its tenant, as a person sees it, and a watch over leaks.
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { Watch } from '../../e2e/testing-support/watch.ts';
import type { Tenant } from '../../projects/lock-tenant/src/public-api.ts';
import type { ExampleName } from '../serve/examples.ts';
import { startExample, type RunningExample } from '../serve/start-example.ts';

export const ada = { email: 'ada@example.com', password: 'lovelace-1843' };

/** A page with a bar that holds a Log in or a Log out button. */
export class ExamplePage {
  readonly page: Page;
  /** Address of the page, with a slash at its end. */
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  get logIn(): Locator {
    return this.button('Log in');
  }

  get logOut(): Locator {
    return this.button('Log out');
  }

  get email(): Locator {
    return this.page.locator('.auth0-lock-opened input[name="email"]');
  }

  private button(name: string): Locator {
    return this.page.getByRole('banner').getByRole('button', { name, exact: true });
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(this.url + path);
  }

  async submit({ email, password }: typeof ada): Promise<void> {
    await this.email.fill(email);
    await this.page.locator('.auth0-lock-opened input[name="password"]').fill(password);
    await this.page.locator('.auth0-lock-submit').click();
  }

  async signIn(): Promise<void> {
    await this.logIn.click();
    await this.submit(ada);
    await this.expectSignedIn();
  }

  async expectSignedIn(): Promise<void> {
    await expect(this.logOut).toBeVisible();
    await expect(this.logIn).toBeHidden();
    await expect(this.page.getByRole('heading', { name: 'Hello Ada Lovelace' })).toBeVisible();
  }

  async expectSignedOut(): Promise<void> {
    await expect(this.logIn).toBeVisible();
    await expect(this.logOut).toBeHidden();
    await expect(this.page.getByText('Ada Lovelace')).toBeHidden();
  }

  /** From the next load on, notes every frame in which a Log in button shows. */
  async watchForLogIn(): Promise<void> {
    await this.page.addInitScript(() => {
      const look = () => {
        const buttons = [...document.querySelectorAll<HTMLElement>('header button')];
        const shown = buttons.filter(({ offsetParent }) => offsetParent !== null);
        if (shown.some(({ innerText }) => innerText.trim() === 'Log in')) {
          Object.assign(window, { sawLogIn: true });
        }
        requestAnimationFrame(look);
      };
      look();
    });
  }

  sawLogIn(): Promise<boolean> {
    return this.page.evaluate(() => 'sawLogIn' in window);
  }

  /** Whatever the page keeps in this browser. */
  stored(): Promise<Record<string, string>> {
    return this.page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
  }
}

interface StoryFixtures {
  tenant: Tenant;
  app: ExamplePage;
}

export type ExampleTest = ReturnType<typeof storiesOf>;

/** `test` for the stories of one example. */
export function storiesOf(name: ExampleName) {
  return base.extend<StoryFixtures, { example: RunningExample }>({
    example: [
      // Playwright reads a fixture's needs from this pattern, which has to be there.
      // eslint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const example = await startExample(name);
        await use(example);
        await example.stop();
      },
      // The first time it installs and builds.
      { scope: 'worker', timeout: 240_000 },
    ],
    tenant: async ({ example }, use) => {
      example.tenant.reset();
      await use(example.tenant);
    },
    app: async ({ page, context, example, tenant }, use) => {
      void tenant;
      const watch = await Watch.over(context);
      await use(new ExamplePage(page, example.url));
      await watch.assertNothingLeaked();
    },
  });
}

export { expect };
