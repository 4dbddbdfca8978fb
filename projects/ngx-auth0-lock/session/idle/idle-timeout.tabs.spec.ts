// One idle time for all tabs of a browser, and for a page that is loaded again.
import type { Tabs } from '../tabs/tabs';
import { signatureOf } from '../token/id-token';
import { HOUR, settle, SimulatedBrowser } from '../testing-support/simulated-browser';
import { openWatchedTab } from '../testing-support/watched-tab';

const MINUTE = 60_000;

describe('idleTimeout, over tabs and reloads', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  it('counts what is done in any tab, and takes the warning away in all', async () => {
    const [one, two] = [openWatchedTab(browser), openWatchedTab(browser)];
    await one.signIn();
    await settle();
    await browser.clock.advance(14.5 * MINUTE);
    expect([one.idle.secondsLeft, two.idle.secondsLeft]).toEqual([30, 30]);
    two.act();
    await settle();
    expect([one.idle.secondsLeft, two.idle.secondsLeft]).toEqual([null, null]);
    await browser.clock.advance(14 * MINUTE);
    expect([one.idle.secondsLeft, two.idle.secondsLeft]).toEqual([60, 60]);
    expect(one.session.authenticated()).toBeTrue();
  });

  it('hears from storage when another tab has counted', () => {
    let heard: readonly string[] = [];
    const tabs: Tabs = {
      watch: (_name, keys) => {
        heard = keys;
        return { post: () => {}, close: () => {} };
      },
      runExclusive: (_name, _timeout, work) => work(),
    };
    openWatchedTab(browser, {}, { tabs }).close();
    expect(heard).toEqual(['id_token', 'id_token.session', 'id_token.ended', 'id_token.active']);
    browser.openTab({ tabs }).close();
    expect(heard).toEqual(['id_token', 'id_token.session', 'id_token.ended']);
  });

  it('asks storage before it ends a session, where no tab hears of another', async () => {
    browser.instant = false;
    const one = openWatchedTab(browser);
    await one.signIn();
    const two = openWatchedTab(browser);
    await browser.clock.advance(10 * MINUTE);
    two.act();
    await browser.clock.advance(10 * MINUTE);
    expect(one.session.authenticated()).toBeTrue();
    expect(one.idle.secondsLeft).toBeNull();
  });

  it('gives the same reason in every tab, whichever was first', async () => {
    browser.instant = false;
    const [one, two] = [openWatchedTab(browser), openWatchedTab(browser)];
    await one.signIn();
    browser.deliver();
    browser.clock.stall(15 * MINUTE);
    one.session.revalidate();
    expect(browser.storage.sessionKeys).toEqual([]);
    // As if the other had looked at its clock a little earlier.
    browser.clock.stall(-900);
    browser.deliver();
    for (const tab of [one, two]) {
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
      expect(tab.take()).toEqual(['signed-in', 'signed-out']);
    }
  });

  it('leaves the reason of a sign-out in another tab as it is', async () => {
    const [one, two] = [openWatchedTab(browser), openWatchedTab(browser)];
    await one.signIn();
    await settle();
    await browser.clock.advance(14 * MINUTE);
    one.session.signOut();
    await settle();
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    expect(two.idle.secondsLeft).toBeNull();
  });

  it('holds over a reload, and before anybody is seen to be signed in', async () => {
    const before = openWatchedTab(browser);
    await before.signIn();
    before.close();
    browser.clock.stall(14 * MINUTE);
    const soon = openWatchedTab(browser);
    expect(soon.session.authenticated()).toBeTrue();
    expect(soon.session.revalidate().status).toBe('signed-in');
    soon.close();
    browser.clock.stall(MINUTE);
    const late = openWatchedTab(browser);
    expect(late.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
    expect(late.session.authenticated()).toBeFalse();
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('starts to count for a token that other code has stored, and keeps what it has counted', async () => {
    browser.storage.values.set('id_token', await browser.tenant.sign(browser.tenantNow));
    browser.storage.values.set(
      'id_token.active',
      `${browser.clock.now() - HOUR * 1000} of-another`,
    );
    browser.clock.stall(20 * MINUTE);
    const tab = openWatchedTab(browser);
    expect(tab.session.authenticated()).toBeTrue();
    tab.close();
    browser.clock.stall(15 * MINUTE);
    expect(openWatchedTab(browser).session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('starts anew for another person, whose token other code has stored', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(14 * MINUTE);
    const token = await browser.tenant.sign(browser.tenantNow, { sub: 'auth0|grace' });
    browser.storage.values.set('id_token', token);
    tab.comeBack();
    expect(tab.take()).toContain('user-changed');
    expect(tab.idle.secondsLeft).toBeNull();
    await browser.clock.advance(15 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('takes nonsense in storage for nothing', async () => {
    for (const nonsense of ['', 'null', '{}', 'NaN x', 'x'.repeat(1000)]) {
      const token = await browser.tenant.sign(browser.tenantNow, { jti: nonsense.slice(0, 9) });
      browser.storage.values.set('id_token', token);
      browser.storage.values.set('id_token.active', nonsense.replace('x', signatureOf(token)));
      const tab = openWatchedTab(browser);
      expect(tab.session.authenticated()).withContext(nonsense).toBeTrue();
      tab.close();
    }
  });

  it('keeps what another tab has counted when it renews before it hears of it', async () => {
    browser.instant = false;
    const [one, two] = [openWatchedTab(browser), openWatchedTab(browser)];
    await one.signIn();
    browser.deliver();
    await browser.clock.advance(10 * MINUTE);
    two.act();
    one.lock.checkSessionAnswer = { result: await browser.tenant.answer(browser.tenantNow) };
    expect(await one.session.renew()).toBeTrue();
    await browser.clock.advance(15 * MINUTE - 1);
    expect(one.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(one.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('counts on from before a renewal when the page is loaded again', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    tab.lock.checkSessionAnswer = { result: await browser.tenant.answer(browser.tenantNow) };
    expect(await tab.session.renew()).toBeTrue();
    tab.close();
    browser.clock.stall(5 * MINUTE - 1);
    const again = openWatchedTab(browser);
    expect(again.session.authenticated()).toBeTrue();
    again.close();
    browser.clock.stall(1);
    expect(openWatchedTab(browser).session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('goes on counting over a renewal in another tab', async () => {
    const [one, two] = [openWatchedTab(browser), openWatchedTab(browser)];
    await one.signIn();
    await settle();
    await browser.clock.advance(10 * MINUTE);
    const answer = await browser.tenant.answer(browser.tenantNow);
    one.lock.checkSessionAnswer = { result: answer };
    expect(await one.session.renew()).toBeTrue();
    await settle();
    expect(two.session.idToken()).toBe(answer.idToken);
    await browser.clock.advance(5 * MINUTE);
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('counts on by real time from before a reload, when the clock is set back after it', async () => {
    const before = openWatchedTab(browser);
    await before.signIn();
    before.close();
    browser.clock.stall(10 * MINUTE);
    const tab = openWatchedTab(browser);
    browser.clock.error = -5 * MINUTE;
    await browser.clock.advance(5 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('takes a time from the future for over: the clock was ahead, and was set right', async () => {
    browser.clock.error = 2 * HOUR * 1000;
    const tab = openWatchedTab(browser, {}, { leewaySeconds: 4 * HOUR });
    await tab.signIn({
      iat: Math.floor(browser.clock.now() / 1000),
      exp: browser.clock.now() / 1000 + HOUR,
    });
    expect(tab.session.authenticated()).toBeTrue();
    tab.close();
    browser.clock.error = 0;
    expect(openWatchedTab(browser).session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('lets a clock be set right by less than a minute', async () => {
    browser.clock.error = 59_000;
    const tab = openWatchedTab(browser);
    await tab.signIn();
    tab.close();
    browser.clock.error = 0;
    expect(openWatchedTab(browser).session.authenticated()).toBeTrue();
  });

  it('counts for the sign-in, whichever of its tokens the time was written with', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    // The tab dies in the midst of a renewal: the time was written, the renewed token was not.
    const set = browser.storage.values.get('id_token')!;
    tab.lock.checkSessionAnswer = { result: await browser.tenant.answer(browser.tenantNow) };
    browser.storage.guard = (method, key) => {
      if (method === 'set' && key === 'id_token.session') throw new DOMException('killed');
    };
    await tab.session.renew();
    tab.kill();
    browser.storage.guard = () => {};
    browser.storage.values.set('id_token', set);
    const again = openWatchedTab(browser);
    expect(again.session.authenticated()).toBeTrue();
    browser.clock.stall(5 * MINUTE);
    expect(again.session.revalidate()).toEqual({ status: 'signed-out', reason: 'idle' });
  });
});
