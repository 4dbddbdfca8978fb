// The tenant's cookies, for an app on its own site and for one on another.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTenant, type TenantOptions } from '../public-api.ts';
import { AppPage, appOrigin } from '../testing/app-page.ts';

/** Every Set-Cookie line between the first request and the end of the session. */
async function cookiesOf(options: TenantOptions): Promise<readonly string[]> {
  const tenant = await createTenant({ port: 0, ...options });
  const lines: string[] = [];
  try {
    const page = new AppPage(tenant);
    const { fetch } = page;
    page.fetch = async (...request) => {
      const response = await fetch.apply(page, request);
      lines.push(...response.headers.getSetCookie());
      return response;
    };
    await page.signIn();
    // Somebody whom the tenant asks: what it keeps about that is a cookie too.
    await new AppPage(tenant).fetch(page.authorizeUrl()).then((response) => {
      lines.push(...response.headers.getSetCookie());
    });
    const query = new URLSearchParams({ client_id: 'demo-client', returnTo: appOrigin });
    await page.fetch(`/v2/logout?${query}`);
    assert.equal(page.cookies.size, 0, 'the session is over');
  } finally {
    await tenant.stop();
  }
  assert.ok(lines.length >= 4, `only ${lines.length} cookies`);
  return lines;
}

describe("the tenant's cookies", () => {
  it('are for pages of its own site', async () => {
    for (const line of await cookiesOf({})) {
      assert.match(line, /; samesite=lax/i);
      assert.doesNotMatch(line, /; secure/i);
    }
  });

  it("are for frames on other sites too with sameSite 'none', as Auth0's", async () => {
    for (const line of await cookiesOf({ sameSite: 'none' })) {
      assert.match(line, /; samesite=none/i);
      assert.match(line, /; secure/i);
    }
  });
});
