// What every story has: a fresh tenant, the app with the real Lock, and no way to the internet.
import { expect, test as base, type Page } from '@playwright/test';
import type { LocalServer } from '../../../tools/workspace/serve.ts';
import { createTenant, type Tenant, type TenantOptions } from 'auth0-lock-tenant';
import { startAppServer } from './app-server.ts';

export const tenantPort = 4410;
export const appPort = 4411;

export const ada = { email: 'ada@example.com', password: 'lovelace-1843' };

interface BeginOptions {
  passwordless?: boolean;
  options?: Record<string, unknown>;
}

export class App {
  readonly page: Page;
  readonly origin: string;
  readonly tenant: Tenant;

  constructor(page: Page, origin: string, tenant: Tenant) {
    this.page = page;
    this.origin = origin;
    this.tenant = tenant;
  }

  /** Opens the app and makes Lock there. */
  async begin({ passwordless = false, options = {} }: BeginOptions = {}): Promise<void> {
    await this.page.goto(this.origin);
    const story = { tenant: this.tenant.url, clientId: 'demo-client', passwordless, options };
    await this.page.evaluate((value) => window.begin(value), story);
  }

  /** Makes Lock and shows it. */
  async open(begin: BeginOptions = {}): Promise<void> {
    await this.begin(begin);
    await this.show();
  }

  async show(): Promise<void> {
    await this.page.evaluate(() => window.lock?.show());
    await expect(this.page.locator('.auth0-lock-widget')).toBeVisible();
  }

  /** Types into Lock's form and sends it. */
  async submit(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      await this.page.locator(`.auth0-lock-widget input[name="${name}"]`).fill(value);
    }
    await this.page.locator('.auth0-lock-submit').click();
  }

  /** Waits until Lock has emitted this; its value. */
  async event(name: string): Promise<Record<string, unknown>> {
    await this.page.waitForFunction(
      (wanted) => window.events?.some((event) => event.name === wanted),
      name,
      { timeout: 15_000 },
    );
    const value = await this.page.evaluate(
      (wanted) => window.events.find((event) => event.name === wanted)?.value,
      name,
    );
    return value as Record<string, unknown>;
  }

  /** Calls a method of Lock that ends with a callback (error, result). */
  call(method: string, ...args: unknown[]): Promise<{ error: unknown; result: unknown }> {
    return this.page.evaluate(
      ([name, params]) =>
        new Promise((resolve) => {
          window.lock?.[name]?.(...params, (error: unknown, result: unknown) =>
            resolve({ error, result }),
          );
        }),
      [method, args] as const,
    );
  }

  /** The text with which Lock says that something went wrong. */
  get problem() {
    return this.page.locator('.auth0-global-message-error');
  }
}

interface StoryFixtures {
  tenantOptions: TenantOptions;
  tenant: Tenant;
  app: App;
}

export const test = base.extend<StoryFixtures, { server: LocalServer }>({
  tenantOptions: [{}, { option: true }],
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern.
    async ({}, use) => {
      const server = await startAppServer(appPort);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  tenant: async ({ server, tenantOptions }, use) => {
    const tenant = await createTenant({
      port: tenantPort,
      clients: [{ id: 'demo-client', name: 'Demo', origins: [server.url] }],
      ...tenantOptions,
    });
    await use(tenant);
    await tenant.stop();
  },
  app: async ({ page, context, server, tenant }, use) => {
    const strangers: string[] = [];
    await context.route(
      (url) => url.hostname !== 'localhost',
      (route) => {
        strangers.push(route.request().url());
        return route.abort();
      },
    );
    await use(new App(page, server.url, tenant));
    expect(strangers, 'nothing may come from the internet').toEqual([]);
  },
});

export { expect };
