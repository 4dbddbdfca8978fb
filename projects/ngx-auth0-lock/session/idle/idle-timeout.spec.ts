// A session that nobody uses ends, and one that somebody uses does not.
import { AuthError } from '../auth-error';
import { idleTimeout, type IdleOptions } from './idle-timeout';
import { HOUR, SimulatedBrowser } from '../testing-support/simulated-browser';
import { openWatchedTab } from '../testing-support/watched-tab';

const MINUTE = 60_000;

describe('idleTimeout', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  it('ends the session when nobody has done anything for so long, and says why', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(15 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
    expect(tab.take()).toEqual(['signed-in', 'signed-out']);
    expect(browser.storage.sessionKeys).toEqual([]);
    expect(browser.clock.liveTimers).toBe(0);
  });

  it('counts from the last activity, to the second', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    tab.act();
    await browser.clock.advance(15 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.authenticated()).toBeFalse();
  });

  it('writes at most once a second, however much is going on', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    let writes = 0;
    browser.storage.guard = (method, key) => {
      if (method === 'set' && key === 'id_token.active') writes++;
    };
    for (let step = 0; step < 100; step++) {
      browser.clock.stall(50);
      tab.act();
      tab.act();
    }
    expect(writes).toBe(5);
  });

  it('wakes up no more than once a minute before it warns', async () => {
    const after = spyOn(browser.clock, 'after').and.callThrough();
    const tab = openWatchedTab(browser);
    await tab.signIn();
    after.calls.reset();
    await browser.clock.advance(14 * MINUTE - 1);
    expect(after).toHaveBeenCalledTimes(13);
  });

  it('counts down whole seconds once it is time to warn, and tells each', async () => {
    const tab = openWatchedTab(browser, { warnSeconds: 3 });
    const seen: (number | null)[] = [];
    tab.idle.subscribe(() => seen.push(tab.idle.secondsLeft));
    await tab.signIn();
    await browser.clock.advance(15 * MINUTE - 3001);
    expect(tab.idle.secondsLeft).toBeNull();
    await browser.clock.advance(3001);
    expect(seen).toEqual([3, 2, 1, null]);
  });

  it('stops warning as soon as somebody does something, or says that they stay', async () => {
    for (const sign of ['act', 'stay'] as const) {
      const tab = openWatchedTab(browser);
      await tab.signIn();
      await browser.clock.advance(14 * MINUTE + 500);
      expect(tab.idle.secondsLeft).toBe(60);
      if (sign === 'act') tab.act();
      else tab.idle.stay();
      expect(tab.idle.secondsLeft).withContext(sign).toBeNull();
      await browser.clock.advance(14 * MINUTE - 1);
      expect(tab.idle.secondsLeft).toBeNull();
      await browser.clock.advance(1);
      expect(tab.idle.secondsLeft).toBe(60);
      tab.close();
    }
  });

  it('can do without a warning', async () => {
    const tab = openWatchedTab(browser, { warnSeconds: 0 });
    const warned = jasmine.createSpy();
    tab.idle.subscribe(warned);
    await tab.signIn();
    await browser.clock.advance(15 * MINUTE);
    expect(tab.session.authenticated()).toBeFalse();
    expect(warned).not.toHaveBeenCalled();
  });

  it('does not let the movement that wakes a sleeping device count', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 9 * HOUR });
    browser.clock.sleep(2 * HOUR * 1000);
    tab.act();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('does not let somebody count who is there at the very end', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    browser.clock.stall(15 * MINUTE);
    tab.act();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('does not take a silent renewal for activity', async () => {
    const tab = openWatchedTab(browser, {}, { renewBeforeSeconds: 55 * 60 });
    tab.lock.checkSessionAnswer = async () => ({
      result: await browser.tenant.answer(browser.tenantNow, { nonce: undefined }),
    });
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    expect(await tab.session.renew()).toBeTrue();
    await browser.clock.advance(5 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
    expect(tab.take()).toEqual(jasmine.arrayContaining(['renewed']));
  });

  it('starts anew for the next person', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(14 * MINUTE);
    await tab.signIn({ sub: 'auth0|grace' });
    await browser.clock.advance(14 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    expect(tab.idle.secondsLeft).toBeNull();
  });

  it('counts on by real time when the clock is set back', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    browser.clock.error = -HOUR * 1000;
    await browser.clock.advance(15 * MINUTE);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('lets somebody stay who is there after the clock was set back', async () => {
    const tab = openWatchedTab(browser);
    await tab.signIn();
    browser.clock.error = -HOUR * 1000;
    await browser.clock.advance(10 * MINUTE);
    tab.act();
    await browser.clock.advance(10 * MINUTE);
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('goes on in memory where storage is blocked', async () => {
    browser.storage.guard = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const tab = openWatchedTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    tab.act();
    await browser.clock.advance(10 * MINUTE);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(5 * MINUTE);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('does nothing while nobody is signed in, and after the session was let go of', async () => {
    const tab = openWatchedTab(browser);
    tab.act();
    tab.idle.stay();
    expect(browser.storage.sessionKeys).toEqual([]);
    await tab.signIn();
    const stored = new Map(browser.storage.values);
    tab.close();
    browser.clock.stall(5000);
    tab.act();
    tab.idle.stay();
    expect(browser.storage.values).toEqual(stored);
    expect(browser.clock.liveTimers).toBe(0);
  });

  it('leaves the time of the last activity out of storage where nothing asks for it', async () => {
    await browser.openTab().signIn();
    expect(browser.storage.sessionKeys).toEqual(['id_token', 'id_token.session']);
  });

  it('refuses numbers that are none, and a warning as long as the whole', () => {
    const bad: IdleOptions[] = [
      { afterSeconds: 0 },
      { afterSeconds: -1 },
      { afterSeconds: NaN },
      { afterSeconds: Infinity },
      { afterSeconds: '900' as never },
      { afterSeconds: 900, warnSeconds: -1 },
      { afterSeconds: 900, warnSeconds: NaN },
      { afterSeconds: 900, warnSeconds: 900 },
      { afterSeconds: 30 },
    ];
    for (const options of bad) {
      const make = () => idleTimeout(options);
      expect(make)
        .withContext(JSON.stringify(options))
        .toThrowMatching((error: unknown) => {
          return error instanceof AuthError && error.code === 'config';
        });
    }
    expect(() => idleTimeout({ afterSeconds: 61 })).not.toThrow();
  });
});
