// Stories of signing out, here and at the tenant.
import { ada, expect, test } from './testing-support/story.ts';

/** What the tenant answers when it is asked, without a person, who is signed in. */
const SILENT =
  '/authorize?client_id=demo-client&response_type=code&scope=openid&prompt=none&state=a-state' +
  `&code_challenge=${'A'.repeat(43)}&code_challenge_method=S256&redirect_uri=`;

test(
  'Log out ends the session here and at the tenant, and comes back',
  { tag: ['@lazy', '@flow'] },
  async ({ demo, page, tenant, flow }) => {
    const askTenant = async () => {
      const url = tenant.url + SILENT + encodeURIComponent(`${demo.url}/`);
      const response = await page.request.get(url, { maxRedirects: 0 });
      return response.headers()['location'] ?? '';
    };
    await demo.open('/session');
    await demo.signIn();
    expect(await askTenant()).toContain('?code=');

    await demo.logOut.click();
    await page.waitForURL(`${demo.url}/`);
    await demo.expectSignedOut();
    expect(tenant.requests.map(({ path }) => path)).toContain('/v2/logout');
    expect(await askTenant()).toContain('error=login_required');

    // Lock's own silent check, which it makes in the implicit flow alone, hears the same: either way it
    // asks for the password again.
    const before = tenant.requests.length;
    await demo.openLock();
    const answers = tenant.requests.slice(before).map(({ answer }) => JSON.stringify(answer));
    expect(answers.join().includes('login_required')).toBe(flow === 'implicit');
  },
);

test('view and storage have changed before the page is left for the tenant', async ({
  demo,
  page,
}) => {
  await page.addInitScript(() => {
    addEventListener('pagehide', () => {
      const buttons = [...document.querySelectorAll('auth-button')];
      const seen = buttons.map(({ textContent }) => textContent?.trim()).join();
      // What stays says that this sign-in ended, so that no other tab brings it back.
      const kept = Object.keys(localStorage).filter((key) => key !== 'id_token.ended');
      sessionStorage.setItem('when-left', `${seen}, ${kept.length} kept`);
    });
  });
  await demo.open('/profile');
  await expect(demo.lockEmail).toBeVisible();
  await demo.submit(ada);
  await expect(page.getByRole('heading', { name: ada.name })).toBeVisible();
  await demo.logOut.click();
  await page.waitForURL(`${demo.url}/`);
  await demo.expectSignedOut();
  const whenLeft = await page.evaluate(() => sessionStorage.getItem('when-left'));
  expect(whenLeft).toBe('Log in, 0 kept');
});

test('after signing out, the Back button brings no session back', async ({ demo, page }) => {
  await demo.open('/session');
  await demo.signIn();
  await demo.goTo('Profile');
  await expect(page.getByRole('heading', { name: ada.name })).toBeVisible();
  await demo.logOut.click();
  await page.waitForURL(`${demo.url}/`);
  await demo.expectSignedOut();
  await page.goBack();
  await expect(demo.logOut).toBeHidden();
  await expect(page.getByRole('heading', { name: ada.name })).toBeHidden();
  expect(await demo.stored()).toBeNull();
});

test('signing out of this app only leaves the tenant’s session alone', async ({ demo, page }) => {
  await demo.open('/session');
  await demo.signIn();
  await page.getByRole('button', { name: 'Log out of this app only' }).click();
  await demo.expectSignedOut();
  await expect(page).toHaveURL(`${demo.url}/session`);
  await expect(demo.events.first()).toContainText('Signed out.');
});

test(
  'whom the tenant remembers, Lock signs in with one click, or in the code flow by its form',
  { tag: '@flow' },
  async ({ demo, page, flow }) => {
    await demo.open('/session');
    await demo.signIn();
    await page.getByRole('button', { name: 'Log out of this app only' }).click();
    await demo.expectSignedOut();
    await page.reload();
    await demo.logIn.click();
    if (flow === 'implicit') {
      await expect(demo.lock).toContainText('Last time you logged in with');
      await demo.lock.locator('.auth0-lock-social-button').click();
    } else {
      // It has no last-login screen: that would ask the tenant for tokens in a frame.
      await demo.submit(ada);
    }
    await demo.expectSignedIn();
  },
);
