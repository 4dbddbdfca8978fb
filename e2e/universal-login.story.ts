// Stories of the tenant's own login page: the same session without Lock, for what Lock cannot do.
import { ada, expect, grace, test, type Demo, type Person } from './testing-support/story.ts';

async function logInAtTenant({ page }: Demo, { email, password }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Log in at the tenant' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const claims = ({ page }: Demo) => page.getByRole('region', { name: 'Claims' });

test.describe("at the tenant's own page", { tag: '@code' }, () => {
  test('somebody signs in, comes back, is renewed, and no Lock was loaded', async ({
    demo,
    page,
    context,
    tenant,
  }) => {
    const scripts: string[] = [];
    context.on('response', async (response) => {
      if (response.request().resourceType() === 'script') {
        scripts.push(await response.text().catch(() => ''));
      }
    });
    await demo.open('/session');
    await logInAtTenant(demo, ada);
    await demo.expectSignedIn(ada);
    await expect(page).toHaveURL(`${demo.url}/session`);
    await expect(demo.events.first()).toContainText('Signed in as Ada Lovelace.');
    await page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText('The session was renewed.');
    const isLock = (text: string) => text.includes('auth0-lock-widget');
    expect(scripts.filter(isLock), 'the code of Lock').toEqual([]);
    const paths = tenant.requests.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/client/'))).toEqual([]);

    // The look at the scripts can fail: Lock is there once somebody wants it.
    await page.getByRole('button', { name: 'Log out of this app only' }).click();
    await demo.openLock();
    await expect.poll(() => scripts.some(isLock)).toBe(true);
  });

  test('whoever has a second factor signs in with it, which Lock in the page cannot', async ({
    demo,
    page,
    tenant,
  }) => {
    const alan = { email: 'alan@example.com', password: 'turing-1936', name: 'Alan Turing' };
    tenant.users.add({ ...alan, mfa: true });
    await demo.open('/session');
    await logInAtTenant(demo, alan);
    await page.getByLabel('Six-digit code').fill(tenant.codeFor(alan.email) ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await demo.expectSignedIn(alan);
  });

  test('a member signs in for an organization, and a renewal stays with it', async ({
    demo,
    page,
    tenant,
  }) => {
    await demo.open('/session?organization=org_acme');
    await logInAtTenant(demo, ada);
    await demo.expectSignedIn(ada);
    await expect(claims(demo)).toContainText('org_acme');
    // Without its refresh token: by the frame, which must name the organization.
    tenant.faults.set('refresh-reused');
    await page.getByRole('button', { name: 'Renew now' }).click();
    await expect(demo.events.first()).toContainText('The session was renewed.');
    await expect(claims(demo)).toContainText('org_acme');
  });

  test('a stranger is refused and told so, and signs in with an invitation', async ({ demo }) => {
    await demo.open('/session?organization=org_acme');
    await logInAtTenant(demo, grace);
    await expect(demo.notice).toContainText('Logging in failed');
    await demo.expectSignedOut();
    await demo.open('/session?organization=org_acme&invitation=ticket-1');
    // The tenant knows her by now, and asks for nothing again.
    await demo.page.getByRole('button', { name: 'Log in at the tenant' }).click();
    await demo.expectSignedIn(grace);
    await expect(claims(demo)).toContainText('org_acme');
  });

  test('an answer for no organization is refused where one was asked for', async ({
    demo,
    page,
    tenant,
  }) => {
    // A tenant that ignores the parameter, as one without the feature does.
    await page.route(`${tenant.url}/authorize?**`, (route) => {
      const url = new URL(route.request().url());
      url.searchParams.delete('organization');
      return route.fulfill({ status: 302, headers: { location: url.href } });
    });
    await demo.open('/session?organization=org_acme');
    await logInAtTenant(demo, ada);
    await expect(demo.notice).toContainText('not for the organization that was asked for');
    await demo.expectSignedOut();
  });

  test('whoever comes back without signing in can try again, with Lock too', async ({
    demo,
    page,
  }) => {
    await demo.open('/session');
    await page.getByRole('button', { name: 'Log in at the tenant' }).click();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
    await page.goBack();
    await expect(demo.logIn).toBeVisible();
    await demo.signIn(ada);
  });
});
