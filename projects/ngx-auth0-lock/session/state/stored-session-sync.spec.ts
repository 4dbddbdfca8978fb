// What a tab makes of what it finds in storage, and of what other tabs tell it.
import { memoryStorage } from '../storage/token-storage';
import { settle, SimulatedBrowser, type SimulatedTab } from '../testing-support/simulated-browser';
import { openWatchedTab } from '../testing-support/watched-tab';

describe('A session in storage that one tab alone knows to be over', () => {
  let browser: SimulatedBrowser;
  let one: SimulatedTab;
  let two: SimulatedTab;
  let later: string;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    browser.instant = false;
    [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    browser.catchUp();
    browser.deliver();
    later = await one.signIn({ sub: 'auth0|grace' });
    // Another process wrote its own list of what ended over it, a moment later.
    browser.storage.commit(null, 'id_token.ended', '[]');
    two.lock.checkSessionAnswer = {
      result: await browser.tenant.answer(browser.tenantNow, { jti: 'renewed' }),
    };
    expect(await two.session.renew()).toBeTrue();
    await settle();
  });

  it('makes room for the one of that tab, and the other tabs hear of it', async () => {
    one.view!.catchUp();
    expect(browser.storage.values.get('id_token')).toBe(later);
    browser.deliver();
    browser.catchUp();
    expect(two.session.idToken()).toBe(later);
  });

  it('is over for all from then on: it does not come back after a sign-out', async () => {
    const stale = browser.openTab();
    one.view!.catchUp();
    one.session.signOut();
    stale.lock.checkSessionAnswer = {
      result: await browser.tenant.answer(browser.tenantNow, { jti: 'renewed again' }),
    };
    expect(await stale.session.renew()).toBeTrue();
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });

  it('is over for all before the other is put back: that tab may die half-way', async () => {
    browser.storage.guard = (method, key) => {
      if (method === 'set' && key === 'id_token') one.kill();
    };
    one.view!.catchUp();
    browser.storage.guard = () => {};
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });
});

describe('A session that a tab puts back where storage tells nobody of a change', () => {
  it('is told to the other tabs all the same', async () => {
    const browser = await SimulatedBrowser.open();
    const storage = memoryStorage();
    const one = browser.openTab({ storage });
    const first = await one.signIn();
    const stored = ['id_token', 'id_token.session'].map((key) => [key, storage.get(key)!] as const);
    const later = await one.signIn({ sub: 'auth0|grace' });
    storage.remove('id_token.ended');
    for (const [key, value] of stored) storage.set(key, value);
    const two = browser.openTab({ storage });
    expect(two.session.idToken()).toBe(first);
    one.comeBack();
    await settle();
    expect(two.session.idToken()).toBe(later);
  });
});

describe('Word of a sign-out', () => {
  it('that comes late ends no sign-in made since, on the page or in storage', async () => {
    const browser = await SimulatedBrowser.open();
    browser.instant = false;
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    browser.deliver();
    one.session.signOut();
    browser.clock.stall(1000);
    const later = await one.signIn({ sub: 'auth0|grace' });
    two.comeBack();
    expect(two.session.idToken()).toBe(later);
    browser.deliver();
    expect(two.session.idToken()).toBe(later);
    expect(browser.storage.values.get('id_token')).toBe(later);
  });

  it('is believed though the tab died before it took the session out of storage', async () => {
    const browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    browser.catchUp();
    expect(two.session.authenticated()).toBeTrue();
    browser.storage.guard = (method) => {
      if (method === 'remove') one.kill();
    };
    one.session.signOut();
    browser.storage.guard = () => {};
    expect(browser.storage.values.has('id_token')).toBeTrue();
    two.view!.catchUp();
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    await browser.clock.advance(1000);
    expect(browser.storage.values.has('id_token')).toBeFalse();
    expect(browser.storage.values.get('id_token.ended')).not.toContain('expired');
  });

  it('is told as one elsewhere, though word of it is faster than storage', async () => {
    const browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    browser.catchUp();
    one.session.signOut();
    await settle();
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
  });

  it('of two sign-ins is believed for both: neither is put back in the place of the other', async () => {
    const browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    browser.instant = false;
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    browser.catchUp();
    const later = await one.signIn({ sub: 'auth0|grace' });
    browser.storage.guard = (method) => {
      if (method === 'remove') one.kill();
    };
    one.session.signOut();
    browser.storage.guard = () => {};
    two.freeze();
    browser.catchUp();
    two.thaw();
    expect(two.session.authenticated()).toBeFalse();
    expect(browser.storage.values.get('id_token')).toBe(later);
    const opened = browser.openTab().session;
    expect(opened.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
  });
});

describe('A session that is gone from storage without a word', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  for (const [reason, left] of [
    ['expired', 999],
    ['elsewhere', 1000],
  ] as const) {
    it(`${left} ms before its time is up ended for the reason ${reason}`, async () => {
      const tab = browser.openTab();
      await tab.signIn();
      browser.clock.stall(3_600_000 - left);
      browser.storage.values.clear();
      expect(tab.session.revalidate()).toEqual({ status: 'signed-out', reason });
    });
  }

  for (const [reason, left] of [
    ['idle', 999],
    ['elsewhere', 1000],
  ] as const) {
    it(`${left} ms before its idle time is up ended for the reason ${reason}`, async () => {
      const tab = openWatchedTab(browser);
      await tab.signIn();
      browser.clock.stall(900_000 - left);
      browser.storage.values.delete('id_token');
      expect(tab.session.revalidate()).toEqual({ status: 'signed-out', reason });
    });
  }
});

describe('A page that finds a session', () => {
  it('that was idle for too long ends it for all: a tab that slept does not bring it back', async () => {
    const browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    browser.instant = false;
    const one = openWatchedTab(browser);
    await one.signIn();
    const asleep = browser.openTab();
    one.close();
    browser.clock.stall(16 * 60_000);
    expect(openWatchedTab(browser).session.state).toEqual({ status: 'signed-out', reason: 'idle' });
    asleep.lock.checkSessionAnswer = {
      result: await browser.tenant.answer(browser.tenantNow, { jti: 'renewed' }),
    };
    expect(await asleep.session.renew()).toBeTrue();
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });

  it('touches storage no more once it was let go of', async () => {
    const browser = await SimulatedBrowser.open();
    const storage = memoryStorage();
    const one = browser.openTab({ storage });
    const first = await one.signIn();
    const record = storage.get('id_token.session')!;
    await one.signIn({ sub: 'auth0|grace' });
    one.close();
    storage.remove('id_token.ended');
    storage.set('id_token', first);
    storage.set('id_token.session', record);
    one.session.revalidate();
    expect(storage.get('id_token')).toBe(first);
    expect(storage.get('id_token.ended')).toBeNull();
  });
});

describe('A token of the same person that older code puts in storage', () => {
  it('is no activity: the idle time goes on', async () => {
    const browser = await SimulatedBrowser.open();
    const tab = openWatchedTab(browser);
    await tab.signIn();
    browser.clock.stall(600_000);
    const renewed = await browser.tenant.sign(browser.tenantNow, { jti: 'renewed' });
    browser.storage.values.set('id_token', renewed);
    tab.comeBack();
    expect(tab.session.idToken()).toBe(renewed);
    browser.clock.stall(300_000);
    expect(tab.session.revalidate()).toEqual({ status: 'signed-out', reason: 'idle' });
  });
});
