// The main paths through the demo in WebKit, with the real Lock and the local tenant.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ada } from '../testing-support/people.ts';
import { DemoInWebKit } from './demo-in-webkit.ts';
import { until } from './until.ts';

describe('in WebKit, somebody', () => {
  let demo: DemoInWebKit;
  before(async () => {
    demo = await DemoInWebKit.start();
    const { browserName, browserVersion } = demo.browser.capabilities;
    console.log(`${browserName} ${browserVersion}`);
  });
  after(() => demo.stop());
  beforeEach(() => demo.beginAnew());

  it('signs in by redirect, and no answer is left in the address bar', async () => {
    await demo.open('/session');
    await demo.signIn();
    await demo.seesEvent('Signed in as Ada Lovelace.');
    await demo.isAt('/session');
  });

  it('signs in without leaving the page', async () => {
    await demo.beginAnew('page');
    await demo.open('/session');
    await demo.browser.run('window.marked = true');
    await demo.signIn();
    assert.equal(await demo.browser.run('return window.marked === true'), true);
  });

  for (const mode of ['redirect', 'page'] as const) {
    it(`hears of a wrong password from Lock and tries again (${mode})`, async () => {
      await demo.beginAnew(mode);
      await demo.open('/');
      await demo.openLock();
      await demo.submit('babbage-1791');
      await until('Lock says so', async () =>
        /wrong email or password/i.test(await demo.browser.textOf('.auth0-global-message-error')),
      );
      assert.equal(await demo.stored(), null);
      await demo.submit();
      await demo.seesSignedIn();
    });
  }

  it('is still signed in after a reload', async () => {
    await demo.open('/session');
    await demo.signIn();
    await demo.browser.reload();
    await demo.seesSignedIn();
  });

  it('is asked at a guarded page, and lands on it', async () => {
    await demo.open('/profile');
    await demo.seesLock();
    await demo.submit();
    await demo.sees('main h1', ada.name);
    await demo.isAt('/profile');
  });

  it('renews the session in a hidden frame', async () => {
    await demo.open('/session');
    await demo.signIn();
    const before = await demo.stored();
    await demo.browser.click('button', 'Renew now');
    await demo.seesEvent('The session was renewed.');
    assert.notEqual(await demo.stored(), before);
  });

  it('sees in one tab what happens in the other', async () => {
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

  it('signs out, and Back shows nothing of the session', async () => {
    await demo.open('/');
    await demo.signIn();
    await demo.goTo('Profile');
    await demo.sees('main h1', ada.name);
    await demo.browser.click('demo-navbar button', 'Log out');
    await demo.isAt('/');
    await demo.seesSignedOut();
    await demo.browser.back();
    await demo.seesSignedOut();
    assert.doesNotMatch(await demo.browser.textOf('main'), new RegExp(ada.name));
  });

  it('comes Back out of the cache to a page whose session is over', async () => {
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
    assert.equal(await browser.run('return window.persisted'), true);
  });

  it('signs in where storage is blocked, for as long as the page is open', async () => {
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

  it('sees the session end by itself', async () => {
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
});
