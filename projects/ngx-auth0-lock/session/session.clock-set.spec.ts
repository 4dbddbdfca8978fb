// A device's clock that is set, or set right, in the midst of a session: exact all the same, and renewed.
import {
  HOUR,
  settle,
  SimulatedBrowser,
  type SimulatedTab,
} from './testing-support/simulated-browser';

const HOURS_2 = 2 * HOUR * 1000;

describe('a clock that is set', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open(
      `http://localhost:${20_000 + Math.floor(Math.random() * 9999)}`,
    );
  });

  /** Signed in through Lock, so that the answer tells by how much the clock is wrong. */
  async function signedInWithClock(error: number, renewBeforeSeconds?: number) {
    browser.clock.error = error;
    tab = browser.openTab({ renewBeforeSeconds });
    const signingIn = tab.session.signIn();
    await settle();
    const { nonce } = (tab.lock.shown[0] as { auth: { params: { nonce: string } } }).auth.params;
    tab.lock.emit('authenticated', await browser.tenant.answer(browser.tenantNow, { nonce }));
    expect((await signingIn).outcome).toBe('signed-in');
    tab.lock.checkSessionAnswer = () =>
      browser.tenant.answer(browser.tenantNow).then((result) => ({ result }));
  }

  for (const [name, error] of [
    ['ahead', HOURS_2],
    ['behind', -HOURS_2],
  ] as const) {
    it(`right after it was ${name} leaves no moment past exp, though no timer rings`, async () => {
      await signedInWithClock(error);
      browser.clock.error = 0;
      browser.clock.stall(HOUR * 1000);
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.session.idToken()).toBeNull();
      expect(tab.session.accessToken()).toBeNull();
    });

    it(`right after it was ${name} does not keep the session from being renewed`, async () => {
      await signedInWithClock(error);
      browser.clock.error = 0;
      browser.clock.stall(1000);
      const renewed = await tab.session.renew();
      // A jump forward may be sleep: the session is over then, rather than too long.
      expect(renewed).toBe(error > 0);
      if (!renewed) return;
      browser.clock.stall(HOUR * 1000 - 1000);
      expect(tab.session.authenticated()).toBeTrue();
      expect(browser.openTab().session.authenticated()).toBeTrue();
    });

    it(`wrong, and stays ${name}, is renewed as well, for the token's lifetime`, async () => {
      await signedInWithClock(error);
      browser.clock.stall(1_800_000);
      expect(await tab.session.renew()).toBeTrue();
      browser.clock.stall(HOUR * 1000 - 1);
      expect(tab.session.authenticated()).toBeTrue();
      browser.clock.stall(1);
      expect(tab.session.authenticated()).toBeFalse();
    });
  }

  it('right after it was ahead is renewed by itself in time', async () => {
    await signedInWithClock(HOURS_2, 300);
    await browser.clock.advance(60_000);
    browser.clock.error = 0;
    for (let passed = 60; passed < HOUR + 60; passed += 20) {
      await browser.clock.advance(20_000);
      await settle();
      expect(tab.session.authenticated()).withContext(`${passed} s`).toBeTrue();
    }
    expect(tab.lock.checked.length).toBe(1);
  });

  it('back by a day does not keep a session from being renewed in time', async () => {
    browser.clock.error = 0;
    tab = browser.openTab({ renewBeforeSeconds: 300 });
    await tab.signIn();
    browser.clock.error = -24 * HOUR * 1000;
    await browser.clock.advance((HOUR - 240) * 1000);
    await settle();
    // Asked in time; the answer is from the future by this clock, and says so.
    expect(tab.lock.checked.length).toBe(1);
    await browser.clock.advance(240_000);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  it('back, while no timer rings, wins no time for the session', async () => {
    tab = browser.openTab();
    await tab.signIn();
    browser.clock.stall(HOUR * 1000 - 1);
    browser.clock.error = -HOURS_2;
    expect(tab.session.authenticated()).toBeTrue();
    browser.clock.stall(1);
    expect(tab.session.authenticated()).toBeFalse();
    expect(tab.session.idToken()).toBeNull();
    expect(tab.session.accessToken()).toBeNull();
  });

  it('back, while no timer rings, wins no time for an access token that ends earlier', async () => {
    browser.tenant.accessSeconds = HOUR / 2;
    tab = browser.openTab();
    await tab.signIn();
    browser.clock.stall((HOUR / 2) * 1000 - 1);
    browser.clock.error = -HOURS_2;
    expect(tab.session.accessToken()).not.toBeNull();
    browser.clock.stall(1);
    expect(tab.session.accessToken()).toBeNull();
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('back before a reload gives an access token no more than it had at first', async () => {
    browser.tenant.accessSeconds = HOUR / 2;
    tab = browser.openTab();
    await tab.signIn();
    tab.close();
    browser.clock.error = -HOURS_2;
    const again = browser.openTab();
    browser.clock.stall((HOUR / 2) * 1000 - 1);
    expect(again.session.accessToken()).not.toBeNull();
    browser.clock.stall(1);
    expect(again.session.accessToken()).toBeNull();
  });

  it('back gives the same reason in every tab, though one began to count after it was set', async () => {
    tab = browser.openTab();
    await tab.signIn();
    browser.clock.stall(HOUR * 1000 - 60_000);
    browser.clock.error = -HOUR * 500;
    const later = [browser.openTab(), browser.openTab()];
    await settle();
    await browser.clock.advance(61_000);
    for (const each of [tab, ...later]) {
      expect(each.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
    }
  });
});
