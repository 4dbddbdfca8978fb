// A session that nobody uses ends, and one that somebody uses in any tab does not.
import { AuthError } from './auth-error';
import { idleTimeout, type IdleOptions, type IdleTimeout } from './idle-timeout';
import type { SessionOptions } from './session-api';
import { pageEvent, standInPage } from './spec/page';
import { HOUR, settle, SimulatedBrowser, type SimulatedTab } from './spec/simulated-browser';

const MINUTE = 60_000;

/** A tab in which a person can be seen to do something. */
interface WatchedTab extends SimulatedTab {
  readonly idle: IdleTimeout;
  act(): void;
}

function openTab(
  browser: SimulatedBrowser,
  { warnSeconds = 60, afterSeconds = 900 }: Partial<IdleOptions> = {},
  options: Partial<SessionOptions> = {},
): WatchedTab {
  let act = () => {};
  const activity = (active: () => void) => {
    act = active;
    return () => (act = () => {});
  };
  const idle = idleTimeout({ afterSeconds, warnSeconds, activity });
  const tab = browser.openTab({ idle, ...options });
  return Object.assign(tab, { idle, act: () => act() });
}

describe('idleTimeout', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  it('ends the session when nobody has done anything for so long, and says why', async () => {
    const tab = openTab(browser);
    await tab.signIn();
    await browser.clock.advance(15 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
    expect(tab.take()).toEqual(['signed-in', 'signed-out']);
    expect([...browser.storage.values.keys()]).toEqual([]);
    expect(browser.clock.liveTimers).toBe(0);
  });

  it('counts from the last activity, to the second', async () => {
    const tab = openTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    tab.act();
    await browser.clock.advance(15 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.authenticated()).toBeFalse();
  });

  it('writes at most once a second, however much is going on', async () => {
    const tab = openTab(browser);
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
    const tab = openTab(browser);
    await tab.signIn();
    after.calls.reset();
    await browser.clock.advance(14 * MINUTE - 1);
    expect(after).toHaveBeenCalledTimes(13);
  });

  it('counts down whole seconds once it is time to warn, and tells each', async () => {
    const tab = openTab(browser, { warnSeconds: 3 });
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
      const tab = openTab(browser);
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
    const tab = openTab(browser, { warnSeconds: 0 });
    const warned = jasmine.createSpy();
    tab.idle.subscribe(warned);
    await tab.signIn();
    await browser.clock.advance(15 * MINUTE);
    expect(tab.session.authenticated()).toBeFalse();
    expect(warned).not.toHaveBeenCalled();
  });

  it('counts what is done in any tab, and takes the warning away in all', async () => {
    const [one, two] = [openTab(browser), openTab(browser)];
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

  it('asks storage before it ends a session, where no tab hears of another', async () => {
    browser.instant = false;
    const one = openTab(browser);
    await one.signIn();
    const two = openTab(browser);
    await browser.clock.advance(10 * MINUTE);
    two.act();
    await browser.clock.advance(10 * MINUTE);
    expect(one.session.authenticated()).toBeTrue();
    expect(one.idle.secondsLeft).toBeNull();
  });

  it('gives the same reason in every tab, whichever was first', async () => {
    browser.instant = false;
    const [one, two] = [openTab(browser), openTab(browser)];
    await one.signIn();
    browser.deliver();
    browser.clock.stall(15 * MINUTE);
    one.session.check();
    expect(browser.storage.values.size).toBe(0);
    browser.deliver();
    for (const tab of [one, two]) {
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
      expect(tab.take()).toEqual(['signed-in', 'signed-out']);
    }
  });

  it('leaves the reason of a sign-out in another tab as it is', async () => {
    const [one, two] = [openTab(browser), openTab(browser)];
    await one.signIn();
    await settle();
    await browser.clock.advance(14 * MINUTE);
    one.session.end();
    await settle();
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    expect(two.idle.secondsLeft).toBeNull();
  });

  it('does not let the movement that wakes a sleeping device count', async () => {
    const tab = openTab(browser);
    await tab.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 9 * HOUR });
    browser.clock.sleep(2 * HOUR * 1000);
    tab.act();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('does not let somebody count who is there at the very end', async () => {
    const tab = openTab(browser);
    await tab.signIn();
    browser.clock.stall(15 * MINUTE);
    tab.act();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('holds over a reload, and before anybody is seen to be signed in', async () => {
    const before = openTab(browser);
    await before.signIn();
    before.close();
    browser.clock.stall(14 * MINUTE);
    const soon = openTab(browser);
    expect(soon.session.authenticated()).toBeTrue();
    expect(soon.session.check().status).toBe('signed-in');
    soon.close();
    browser.clock.stall(MINUTE);
    const late = openTab(browser);
    expect(late.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
    expect(late.session.authenticated()).toBeFalse();
    expect(browser.storage.values.size).toBe(0);
  });

  it('starts to count for a token that other code has stored, and keeps what it has counted', async () => {
    browser.storage.values.set('id_token', await browser.tenant.sign(browser.tenantNow));
    browser.storage.values.set(
      'id_token.active',
      `${browser.clock.now() - HOUR * 1000} of-another`,
    );
    browser.clock.stall(20 * MINUTE);
    const tab = openTab(browser);
    expect(tab.session.authenticated()).toBeTrue();
    tab.close();
    browser.clock.stall(15 * MINUTE);
    expect(openTab(browser).session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('starts anew for another person, whose token other code has stored', async () => {
    const tab = openTab(browser);
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
      browser.storage.values.set('id_token.active', nonsense.replace('x', token.slice(-24)));
      const tab = openTab(browser);
      expect(tab.session.authenticated()).withContext(nonsense).toBeTrue();
      tab.close();
    }
  });

  it('does not take a silent renewal for activity', async () => {
    const tab = openTab(browser, {}, { renewBeforeSeconds: 55 * 60 });
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

  it('keeps what another tab has counted when it renews before it hears of it', async () => {
    browser.instant = false;
    const [one, two] = [openTab(browser), openTab(browser)];
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
    const tab = openTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    tab.lock.checkSessionAnswer = { result: await browser.tenant.answer(browser.tenantNow) };
    expect(await tab.session.renew()).toBeTrue();
    tab.close();
    browser.clock.stall(5 * MINUTE - 1);
    const again = openTab(browser);
    expect(again.session.authenticated()).toBeTrue();
    again.close();
    browser.clock.stall(1);
    expect(openTab(browser).session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('goes on counting over a renewal in another tab', async () => {
    const [one, two] = [openTab(browser), openTab(browser)];
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

  it('starts anew for the next person', async () => {
    const tab = openTab(browser);
    await tab.signIn();
    await browser.clock.advance(14 * MINUTE);
    await tab.signIn({ sub: 'auth0|grace' });
    await browser.clock.advance(14 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    expect(tab.idle.secondsLeft).toBeNull();
  });

  it('counts on by real time when the clock is set back', async () => {
    const tab = openTab(browser);
    await tab.signIn();
    browser.clock.error = -HOUR * 1000;
    await browser.clock.advance(15 * MINUTE);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('counts on by real time from before a reload, when the clock is set back after it', async () => {
    const before = openTab(browser);
    await before.signIn();
    before.close();
    browser.clock.stall(10 * MINUTE);
    const tab = openTab(browser);
    browser.clock.error = -5 * MINUTE;
    await browser.clock.advance(5 * MINUTE - 1);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(1);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('lets somebody stay who is there after the clock was set back', async () => {
    const tab = openTab(browser);
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
    const tab = openTab(browser);
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    tab.act();
    await browser.clock.advance(10 * MINUTE);
    expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(5 * MINUTE);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('does nothing while nobody is signed in, and after the session was let go of', async () => {
    const tab = openTab(browser);
    tab.act();
    tab.idle.stay();
    expect(browser.storage.values.size).toBe(0);
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
    expect([...browser.storage.values.keys()].sort()).toEqual(['id_token', 'id_token.session']);
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

describe('what counts as activity in a browser', () => {
  let browser: SimulatedBrowser;
  let leave: () => void;

  beforeEach(async () => {
    leave = standInPage();
    browser = await SimulatedBrowser.open();
  });
  afterEach(() => leave());

  async function ignores(type: string, fields: Record<string, unknown> = {}): Promise<boolean> {
    const tab = browser.openTab({ idle: idleTimeout({ afterSeconds: 900 }) });
    await tab.signIn();
    await browser.clock.advance(10 * MINUTE);
    window.dispatchEvent(pageEvent(type, fields));
    await browser.clock.advance(10 * MINUTE);
    const ended = !tab.session.authenticated();
    tab.close();
    return ended;
  }

  it('is a key, a click or touch, the wheel, what is typed, and a pointer that moves', async () => {
    for (const type of ['keydown', 'pointerdown', 'wheel', 'input']) {
      expect(await ignores(type))
        .withContext(type)
        .toBeFalse();
    }
    expect(await ignores('pointermove', { movementX: 1, movementY: 0 })).toBeFalse();
    expect(await ignores('pointermove', { movementX: 0, movementY: -1 })).toBeFalse();
  });

  it('is not a page that changes under a pointer that rests, nor what a page does itself', async () => {
    expect(await ignores('pointermove', { movementX: 0, movementY: 0 })).toBeTrue();
    for (const type of ['scroll', 'focus', 'visibilitychange', 'message']) {
      expect(await ignores(type))
        .withContext(type)
        .toBeTrue();
    }
  });

  it('is no longer listened for when the session was let go of', async () => {
    const added = spyOn(window, 'addEventListener').and.callThrough();
    const removed = spyOn(window, 'removeEventListener').and.callThrough();
    browser.openTab({ idle: idleTimeout({ afterSeconds: 900 }) }).close();
    expect(added.calls.count()).toBe(5);
    // What a page keeps to itself counts too, and no scrolling waits for it.
    expect(added.calls.first().args[2]).toEqual({ capture: true, passive: true });
    expect(removed.calls.allArgs().map(([type, , options]) => [type, options])).toEqual(
      added.calls.allArgs().map(([type, , options]) => [type, options]),
    );
  });
});
