// What the stories share: the tenant, the app's server in one of its builds, and who is signed in.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test as base, type BrowserContext } from '@playwright/test';
import { claimsFrom, unsignedToken } from '../../../../e2e/testing-support/token.ts';
import { createTenant, type Tenant } from '../../../../projects/lock-tenant/src/public-api.ts';
import { startApp, type AppServer } from './app-server.ts';
import { appPort, tenantPort, type Build } from './places.ts';

/** What a cookie may say about who is signed in. */
export const hints = {
  'signed in': () => `ngx_auth0_hint=${Math.floor(Date.now() / 1000) + 3600}`,
  'signed out': () => 'ngx_auth0_hint=0',
  expired: () => `ngx_auth0_hint=${Math.floor(Date.now() / 1000) - 1}`,
  junk: () => 'ngx_auth0_hint=%E0%A4%A; other="\\',
  none: () => '',
};
export type Hint = keyof typeof hints;
export const hintNames = Object.keys(hints) as Hint[];

interface WorkerFixtures {
  build: Build;
  /** Whether the server notes what it does, which makes it slow. */
  observed: boolean;
  tenant: Tenant;
  server: AppServer;
}

export const test = base.extend<object, WorkerFixtures>({
  build: ['production', { scope: 'worker', option: true }],
  observed: [false, { scope: 'worker', option: true }],
  tenant: [
    // Playwright reads a fixture's needs from this pattern, which has to be there.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const origins = [`http://localhost:${appPort}`];
      const tenant = await createTenant({
        port: tenantPort,
        clients: [{ id: 'demo-client', name: 'Rendered on a server', origins }],
      });
      await use(tenant);
      await tenant.stop();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ build, observed, tenant }, use) => {
      tenant.reset();
      const server = await startApp(build, observed);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect };

/** The button as the server wrote it: its label, or null where it keeps its place and is not seen. */
export function buttonIn(html: string): string | null {
  const [, attributes = '', label = ''] =
    /<auth-button[^>]*><button([^>]*)>([^<]*)</.exec(html) ?? [];
  if (label === '') throw new Error('There is no button in the page.');
  return /class="[^"]*\bunknown\b/.test(attributes) ? null : label.trim();
}

/** A page as it is sent. Not by `fetch`, which gives up when a busy server takes 10 s to connect. */
export async function fetchPage(url: string, headers: Record<string, string> = {}) {
  const asked = request(url, { headers, agent: false }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const html = await text(response);
  return { status: response.statusCode, headers: response.headers, html };
}

/** What a browser brings along: a session in its storage, a hint for the server, both or none. */
export async function remember(
  context: BrowserContext,
  { session, hint }: { readonly session: boolean; readonly hint: Hint },
): Promise<void> {
  const url = `http://localhost:${appPort}`;
  const [, name, value] = /^(\w+)=([^;]*)/.exec(hints[hint]()) ?? [];
  if (name && value !== undefined) await context.addCookies([{ name, value, url }]);
  if (!session) return;
  const token = unsignedToken(claimsFrom(`http://localhost:${tenantPort}/`));
  await context.addInitScript((value) => {
    // Not in the frames of the tenant.
    if (window === window.top && !sessionStorage.getItem('remembered')) {
      localStorage.setItem('id_token', value);
    }
  }, token);
}
