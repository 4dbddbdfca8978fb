// The main paths through the demo in WebKit, with the real Lock and the local tenant. Titles as in the stories of
// the other engines, where those tell the same.
import { ada } from '../testing-support/people.ts';
import { guideBlock, strictly } from '../testing-support/strict-page.ts';
import { expect, test } from './story.ts';

test('a newcomer signs in by redirect and comes back signed in', async ({ demo }) => {
  await demo.open('/session');
  await demo.signIn();
  await demo.seesEvent('Signed in as Ada Lovelace.');
  await demo.isAt('/session');
});

test('a newcomer signs in without leaving the page', async ({ demo }) => {
  await demo.beginAnew('page');
  await demo.open('/session');
  await demo.browser.run('window.marked = true');
  await demo.signIn();
  expect(
    await demo.browser.run('return window.marked === true'),
    'the page is still the same',
  ).toBe(true);
});

for (const mode of ['redirect', 'page'] as const) {
  test(`a wrong password shows what Lock says and stores nothing (${mode})`, async ({ demo }) => {
    await demo.beginAnew(mode);
    await demo.open('/');
    await demo.openLock();
    await demo.submit('babbage-1791');
    await demo.sees('.auth0-global-message-error', /wrong email or password/i);
    expect(await demo.stored()).toBeNull();
    await demo.submit();
    await demo.seesSignedIn();
  });
}

test('a reload keeps the session', async ({ demo }) => {
  await demo.open('/session');
  await demo.signIn();
  await demo.browser.reload();
  await demo.seesSignedIn();
});

test('a deep link to the Profile asks for sign-in and lands there (redirect)', async ({ demo }) => {
  await demo.open('/profile');
  await demo.seesLock();
  await demo.submit();
  await demo.sees('main h1', ada.name);
  await demo.isAt('/profile');
});

test('a click renews the session', async ({ demo }) => {
  await demo.open('/session');
  await demo.signIn();
  const before = await demo.stored();
  await demo.browser.click('button', 'Renew now');
  await demo.seesEvent('The session was renewed.');
  expect(await demo.stored()).not.toBe(before);
});

test('a session is renewed by itself before it ends', async ({ demo }) => {
  const { tenant } = demo.servers;
  tenant.setTokenLifetimes({ idToken: 8 });
  await demo.open('/session');
  await demo.signIn();
  const first = await demo.stored();
  tenant.setTokenLifetimes({ idToken: 3600 });
  await demo.seesEvent('The session was renewed.');
  // On a busy machine the first was renewed before it could be read: it is renewed once more.
  await expect.poll(() => demo.stored()).not.toBe(first);
  await demo.seesSignedIn();
});

test('signing in and out in one tab is seen in the other', async ({ demo }) => {
  const { browser } = demo;
  await demo.open('/session');
  const first = await browser.tab();
  const second = await browser.newTab();
  try {
    await browser.switchTo(second);
    await demo.open('/session');
    await demo.seesSignedOut();
    await browser.switchTo(first);
    await demo.signIn();
    await browser.switchTo(second);
    await demo.seesSignedIn();
    await demo.seesEvent('Another tab signed in as Ada Lovelace.');
    await browser.switchTo(first);
    await browser.click('demo-navbar button', 'Log out');
    await demo.isAt('/');
    await browser.switchTo(second);
    await demo.seesSignedOut();
    await demo.seesEvent('Signed out in another tab.');
  } finally {
    await browser.switchTo(second);
    await browser.closeTab();
    await browser.switchTo(first);
  }
});

test('Log out ends the session here and at the tenant, and comes back', async ({ demo }) => {
  await demo.open('/session');
  await demo.signIn();
  await demo.browser.click('demo-navbar button', 'Log out');
  await demo.isAt('/');
  await demo.seesSignedOut();
  const paths = demo.servers.tenant.requests.map(({ path }) => path);
  expect(paths).toContain('/v2/logout');
});

test('after signing out, the Back button brings no session back', async ({ demo }) => {
  await demo.open('/');
  await demo.signIn();
  await demo.goTo('Profile');
  await demo.sees('main h1', ada.name);
  await demo.browser.click('demo-navbar button', 'Log out');
  await demo.isAt('/');
  await demo.seesSignedOut();
  await demo.browser.back();
  await demo.seesSignedOut();
  expect(await demo.browser.textOf('main')).not.toContain(ada.name);
});

test('Back after the session ended elsewhere shows nothing that the guarded page held', async ({
  demo,
}) => {
  const { browser } = demo;
  await demo.open('/profile');
  await demo.seesLock();
  await demo.submit();
  await demo.sees('main h1', ada.name);
  await browser.run("addEventListener('pageshow', (e) => (window.persisted = e.persisted))");
  await demo.open('/favicon.svg');
  await browser.run('localStorage.clear()');
  await browser.back();
  await demo.isAt('/');
  await demo.seesSignedOut();
  expect(await browser.run('return window.persisted'), 'out of the cache').toBe(true);
});

test('with localStorage blocked one can still sign in, for as long as the page is open', async ({
  demo,
}) => {
  const blocked =
    "<script>Object.defineProperty(window,'localStorage',{get(){throw new DOMException('no','SecurityError')}})</script>";
  demo.servers.site.rewrite = (html) => ({
    html: html.replace('<head>', `<head>${blocked}`),
    headers: {},
  });
  await demo.open('/session');
  await demo.openLock();
  await demo.submit();
  await demo.seesSignedIn();
  await demo.seesEvent('refuses to keep the session');
});

test('at its end a session switches the view by itself', async ({ demo }) => {
  const { tenant } = demo.servers;
  tenant.setTokenLifetimes({ idToken: 6 });
  // Else the tenant would renew it.
  tenant.faults.set('login-required');
  await demo.open('/session');
  await demo.openLock();
  await demo.submit();
  await demo.seesEvent('The session expired.');
  await demo.seesSignedOut();
});

test('offline, then online, under the policy of the guide', async ({ demo }) => {
  const { site, here } = demo.servers;
  site.rewrite = strictly({ policy: here(guideBlock('The policy', 'text')) });
  await demo.open('/session');
  await demo.seesSignedOut();
  site.unreachable = true;
  await demo.browser.click('demo-navbar button', 'Log in');
  await demo.sees('demo-notice', 'Logging in failed');
  site.unreachable = false;
  await demo.signIn();
});

test('offline, a click on Log in says so, and works once the network is back', async ({ demo }) => {
  await demo.open('/session');
  await demo.seesSignedOut();
  demo.servers.site.unreachable = true;
  await demo.browser.click('demo-navbar button', 'Log in');
  await demo.sees('demo-notice', 'Logging in failed');
  demo.servers.site.unreachable = false;
  await demo.signIn();
});
