// Stories of renewing by refresh token: where the browser refuses third-party cookies, and in two tabs at once.
import type { BrowserContext } from '@playwright/test';
import { ada, Demo, expect, test } from './testing-support/story.ts';

/** Every refresh token that this browser sends, in order. */
function refreshTokensSent(context: BrowserContext): string[] {
  const sent: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/oauth/token') return;
    const token = new URLSearchParams(request.postData() ?? '').get('refresh_token');
    if (token) sent.push(token);
  });
  return sent;
}

const renewals = (demo: Demo) =>
  demo.events.filter({ hasText: /The session was renewed|Another tab renewed the session/ });

test.describe('in the code flow', { tag: '@code' }, () => {
  test('without third-party cookies a session is renewed ten times, over two tabs and a reload', async ({
    demo,
    context,
    tenant,
    watch,
  }) => {
    test.slow();
    const sent = refreshTokensSent(context);
    await demo.open('/session');
    await demo.signIn(ada);
    tenant.faults.set('third-party-cookies-refused');
    const before = tenant.requests.length;
    const other = new Demo(await context.newPage(), demo.url, watch);
    await other.open('/session');
    await other.expectSignedIn(ada);

    for (let round = 1; round <= 10; round++) {
      const tab = round % 2 ? demo : other;
      const held = await tab.stored();
      await tab.page.bringToFront();
      await tab.page.getByRole('button', { name: 'Renew now' }).click();
      await expect.poll(() => tab.stored(), `renewed, time ${round}`).not.toBe(held);
      await expect(renewals(tab).first()).toBeVisible();
      // A token of the same second is the same one.
      await tab.page.waitForTimeout(1000);
      if (round === 5) {
        await demo.page.reload();
        await demo.expectSignedIn(ada);
      }
    }

    expect(sent).toHaveLength(10);
    expect(new Set(sent).size, 'none was sent twice').toBe(10);
    const asked = tenant.requests.slice(before);
    const refreshes = asked.filter(({ path }) => path === '/oauth/token');
    expect(refreshes.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(
      asked.filter(({ path }) => path === '/authorize'),
      'no frame',
    ).toEqual([]);
    await demo.expectSignedIn(ada);
  });

  test('two tabs that renew at the same moment send one refresh token each, or share an answer', async ({
    demo,
    context,
    tenant,
    watch,
  }) => {
    const sent = refreshTokensSent(context);
    await demo.open('/session');
    await demo.signIn(ada);
    const other = new Demo(await context.newPage(), demo.url, watch);
    await other.open('/session');
    await other.expectSignedIn(ada);
    for (let round = 0; round < 3; round++) {
      await Promise.all(
        [demo, other].map(({ page }) => page.getByRole('button', { name: 'Renew now' }).click()),
      );
      await expect.poll(() => sent.length).toBeGreaterThan(round);
      await expect(demo.page.getByRole('button', { name: 'Renew now' })).toBeEnabled();
      await expect(other.page.getByRole('button', { name: 'Renew now' })).toBeEnabled();
    }
    expect(new Set(sent).size).toBe(sent.length);
    const answers = tenant.requests.filter(({ path }) => path === '/oauth/token');
    expect(answers.map(({ status }) => status)).not.toContain(400);
    await demo.expectSignedIn(ada);
    await other.expectSignedIn(ada);
  });

  test('without a refresh token in the answer the hidden frame renews', async ({
    demo,
    tenant,
  }) => {
    tenant.faults.set('no-refresh-token');
    await demo.open('/session');
    await demo.signIn(ada);
    const held = await demo.stored();
    await demo.page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText('The session was renewed.');
    expect(await demo.stored()).not.toBe(held);
    const grants = tenant.requests
      .filter(({ path }) => path === '/oauth/token')
      .map(({ body }) => (body as { grant_type: string }).grant_type);
    expect(grants).toEqual(['authorization_code', 'authorization_code']);
  });

  test('a sign-out revokes the refresh token at the tenant', async ({ demo, context, tenant }) => {
    const sent = refreshTokensSent(context);
    let revoked = '';
    context.on('request', (request) => {
      if (new URL(request.url()).pathname === '/oauth/revoke') {
        revoked = new URLSearchParams(request.postData() ?? '').get('token') ?? '';
      }
    });
    await demo.open('/session');
    await demo.signIn(ada);
    await demo.page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText('The session was renewed.');
    await demo.page.getByRole('button', { name: 'Log out of this app only' }).click();
    await demo.expectSignedOut();
    await expect.poll(() => revoked).not.toBe('');
    expect(sent).not.toContain(revoked);
    await expect
      .poll(() => tenant.requests.find(({ path }) => path === '/oauth/revoke')?.status)
      .toBe(200);
  });

  test('without cookies and without an answer to a refresh token the session goes on to its end', async ({
    demo,
    tenant,
  }) => {
    await demo.open('/session');
    await demo.signIn(ada);
    tenant.faults.set('third-party-cookies-refused', 'token-endpoint-dies');
    await demo.page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText(/could not be renewed.*network/);
    await demo.expectSignedIn(ada);
    tenant.faults.set('third-party-cookies-refused');
    // For half a minute no tab asks again; this story does not wait for that.
    await demo.page.evaluate(() =>
      localStorage.removeItem('ngx-auth0-lock.id_token.renewal-failed'),
    );
    await demo.page.reload();
    await demo.expectSignedIn(ada);
    // Its token was spent, and nobody sends it again; the frame sees no cookie.
    await demo.page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText('refresh-token-lost');
    await demo.expectSignedIn(ada);
  });
});
