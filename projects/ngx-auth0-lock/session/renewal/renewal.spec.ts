// Renewing silently: once for all, in time, and never at the expense of a good session.
import type { FakeLockAnswer } from '../../testing/fake-lock';
import type { AuthEvent } from '../session-state';
import {
  HOUR,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from '../testing-support/simulated-browser';

describe('renewal', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open(sameSiteDomain());
  });

  const fresh = async (claims?: Record<string, unknown>): Promise<FakeLockAnswer> => ({
    result: await browser.tenant.answer(browser.tenantNow, claims),
  });
  const requests = (tabs: readonly SimulatedTab[]) =>
    tabs.reduce((sum, tab) => sum + tab.lock.checked.length, 0);
  const failures = (tab: SimulatedTab) =>
    tab.events.flatMap((event) => (event.type === 'renewal-failed' ? [event.error.code] : []));

  /** A tab with a session that began a moment ago, and a tenant that renews it. */
  async function signedIn(renewBeforeSeconds?: number) {
    const tab = browser.openTab({ renewBeforeSeconds });
    await tab.signIn();
    browser.clock.stall(1000);
    tab.lock.checkSessionAnswer = () => fresh();
    tab.take();
    return tab;
  }

  /** Lets time pass in steps short enough for answers to arrive in between. */
  async function pass(seconds: number, step = 10) {
    for (let passed = 0; passed < seconds; passed += step) {
      await browser.clock.advance(step * 1000);
      await settle();
    }
  }

  it('puts a new token in the place of the old one, and says so', async () => {
    const tab = await signedIn();
    const before = tab.session.idToken();
    expect(await tab.session.renew()).toBeTrue();
    expect(tab.session.idToken()).not.toBe(before);
    expect(browser.storage.values.get('id_token')).toBe(tab.session.idToken()!);
    expect(tab.session.accessToken()).not.toBeNull();
    expect(tab.take()).toEqual(['renewed']);
  });

  it('comes by itself in time for an access token that ends before the ID token does', async () => {
    browser.tenant.accessSeconds = 1200;
    const tab = await signedIn(120);
    await pass(1060);
    expect(tab.take()).toEqual([]);
    await pass(40);
    expect(tab.take()).toEqual(['renewed']);
    await pass(600);
    expect(tab.session.accessToken()).not.toBeNull();
  });

  it('gives checkSession no nonce, with which auth0-js would make no state', async () => {
    const tab = await signedIn();
    await tab.session.renew();
    expect(tab.lock.checked).toEqual([{ timeout: 10_000 }]);
  });

  it('makes one request for a hundred calls, with one answer for all', async () => {
    const tab = await signedIn();
    const answers = await Promise.all(Array.from({ length: 100 }, () => tab.session.renew()));
    expect(new Set(answers)).toEqual(new Set([true]));
    expect(tab.lock.checked.length).toBe(1);
  });

  it('asks nobody while nobody is signed in', async () => {
    const tab = browser.openTab();
    expect(await tab.session.renew()).toBeFalse();
    expect(tab.lock.checked.length).toBe(0);
  });

  describe('that fails', () => {
    for (const [name, answer, code] of [
      ['login_required', { error: { error: 'login_required' } }, 'login-required'],
      ['interaction_required', { error: { error: 'interaction_required' } }, 'login-required'],
      ['consent_required', { error: { error: 'consent_required' } }, 'consent-required'],
      ['timeout', { error: { error: 'timeout' } }, 'timeout'],
      ['429', { error: { code: 'too_many_requests', statusCode: 429 } }, 'network'],
      ['offline', { error: { code: 'request_error' } }, 'network'],
      ['an empty answer', { result: {} }, 'token-malformed'],
      ['no result', { error: null }, 'network'],
    ] as const) {
      it(`with ${name} keeps the session until its end and reports ${code} once`, async () => {
        const tab = await signedIn();
        const before = tab.session.idToken();
        tab.lock.checkSessionAnswer = answer;
        expect(await tab.session.renew()).toBeFalse();
        expect(tab.session.idToken()).toBe(before);
        expect(tab.session.authenticated()).toBeTrue();
        expect(failures(tab)).toEqual([code]);
      });
    }

    it('with an expired, a forged or a foreign token keeps the session', async () => {
      const tab = await signedIn();
      const before = tab.session.idToken();
      for (const claims of [
        { exp: START / 1000 - HOUR },
        { aud: 'another client' },
        { iss: 'https://elsewhere.example/' },
      ]) {
        tab.lock.checkSessionAnswer = () => fresh(claims);
        expect(await tab.session.renew()).toBeFalse();
        browser.clock.stall(31_000);
      }
      expect(tab.session.idToken()).toBe(before);
      expect(failures(tab).length).toBe(3);
    });

    it('because Lock does not load is like any other failure', async () => {
      const tab = browser.openTab({ lock: () => Promise.reject(new TypeError('offline')) });
      await tab.signIn();
      expect(await tab.session.renew()).toBeFalse();
      expect(failures(tab)).toEqual(['lock-load']);
    });

    it('asks again after 30 s at the earliest', async () => {
      const tab = await signedIn();
      tab.lock.checkSessionAnswer = { error: { code: 'request_error' } };
      await tab.session.renew();
      browser.clock.stall(29_999);
      expect(await tab.session.renew()).toBeFalse();
      expect(tab.lock.checked.length).toBe(1);
      browser.clock.stall(1);
      tab.lock.checkSessionAnswer = () => fresh();
      expect(await tab.session.renew()).toBeTrue();
    });

    it('because the answer ends earlier keeps the newer token, and asks no more for 30 s', async () => {
      const tab = await signedIn();
      const held = tab.session.idToken();
      const stored = new Map(browser.storage.values);
      tab.lock.checkSessionAnswer = () => fresh({ exp: START / 1000 + HOUR - 1 });
      expect(await tab.session.renew()).toBeFalse();
      expect(failures(tab)).toEqual(['token-expired']);
      browser.clock.stall(29_999);
      expect(await tab.session.renew()).toBeFalse();
      expect(tab.lock.checked.length).toBe(1);
      expect(tab.session.idToken()).toBe(held);
      expect(browser.storage.values).toEqual(stored);
      expect(tab.take()).toEqual(['renewal-failed']);
    });

    it('gives up after ten seconds without an answer, and drops the late one', async () => {
      const tab = await signedIn();
      const before = tab.session.idToken();
      let arrive!: (answer: FakeLockAnswer) => void;
      tab.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
      const renewing = tab.session.renew();
      await settle();
      await browser.clock.advance(10_000);
      expect(await renewing).toBeFalse();
      expect(failures(tab)).toEqual(['timeout']);
      arrive(await fresh());
      await settle();
      expect(tab.session.idToken()).toBe(before);
    });

    it('on another site than the tenant is told apart: third-party cookies may be blocked', async () => {
      browser = await SimulatedBrowser.open('acme.eu.auth0.com');
      const tab = browser.openTab();
      await tab.signIn();
      expect(tab.session.authenticated()).toBeTrue();
      expect(await tab.session.renew()).toBeFalse();
      expect(failures(tab)).toEqual(['third-party-cookies']);
    });
  });

  it('for another user is never adopted: it ends the session', async () => {
    const tab = await signedIn();
    tab.lock.checkSessionAnswer = () => fresh({ sub: 'auth0|grace' });
    expect(await tab.session.renew()).toBeFalse();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'user-changed' });
    expect(browser.storage.sessionKeys).toEqual([]);
    expect(tab.take()).toEqual(['signed-out', 'renewal-failed']);
  });

  for (const [name, happens] of [
    ['signing out', (tab: SimulatedTab) => tab.session.signOut()],
    ['the page is left', (tab: SimulatedTab) => tab.close()],
    ['older code removes the token', () => browser.storage.values.clear()],
  ] as const) {
    it(`brings nobody back after ${name}`, async () => {
      const tab = await signedIn();
      let arrive!: (answer: FakeLockAnswer) => void;
      tab.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
      const renewing = tab.session.renew();
      await settle();
      const before = browser.storage.values.get('id_token');
      happens(tab);
      arrive(await fresh());
      expect(await renewing).toBeFalse();
      const after = browser.storage.values.get('id_token');
      expect(after === undefined || after === before).toBeTrue();
      if (browser.tabs.has(tab)) expect(tab.session.authenticated()).toBeFalse();
    });
  }

  describe('by itself', () => {
    it('happens once, so many seconds before the end', async () => {
      const tab = await signedIn(300);
      await pass(HOUR - 330, 30);
      expect(tab.lock.checked.length).toBe(0);
      await pass(60);
      expect(tab.lock.checked.length).toBe(1);
      expect(tab.take()).toEqual(['renewed']);
      await pass(HOUR - 400, 100);
      expect(tab.lock.checked.length).toBe(1);
      expect(tab.session.authenticated()).toBeTrue();
    });

    it('happens at half of a lifetime that is shorter than that', async () => {
      const tab = browser.openTab({ renewBeforeSeconds: 300 });
      tab.lock.checkSessionAnswer = () => fresh({ exp: browser.tenantNow / 1000 + 240 });
      await tab.signIn({ exp: START / 1000 + 240 });
      await pass(110);
      expect(tab.lock.checked.length).toBe(0);
      await pass(20);
      expect(tab.lock.checked.length).toBe(1);
      expect(tab.session.authenticated()).toBeTrue();
    });

    it('never happens more than once in 30 s, though every new token is as good as over', async () => {
      const tab = browser.openTab({ renewBeforeSeconds: 300 });
      tab.lock.checkSessionAnswer = () =>
        fresh({ exp: browser.tenantNow / 1000 + 40, iat: browser.tenantNow / 1000 - 4000 });
      await tab.signIn({ exp: START / 1000 + 40, iat: START / 1000 - 4000 });
      await pass(120, 5);
      expect(tab.lock.checked.length).toBeGreaterThan(1);
      expect(tab.lock.checked.length).toBeLessThanOrEqual(5);
    });

    it('tries again with growing pauses while the network is down', async () => {
      const tab = await signedIn(600);
      tab.lock.checkSessionAnswer = { error: { code: 'request_error' } };
      await pass(HOUR - 601, 10);
      await pass(300, 10);
      // After 0, 30, 90 and 210 s.
      expect(failures(tab).length).toBe(4);
      expect(tab.session.authenticated()).toBeTrue();
      tab.lock.checkSessionAnswer = () => fresh();
      await pass(200, 10);
      expect(failures(tab).length).toBe(4);
      expect(tab.session.authenticated()).toBeTrue();
      await pass(HOUR / 2, 100);
      expect(tab.session.authenticated()).toBeTrue();
    });

    it('stops asking once the tenant wants the person, until there is a new sign-in', async () => {
      const tab = await signedIn(600);
      tab.lock.checkSessionAnswer = { error: { error: 'login_required' } };
      await pass(HOUR - 300, 30);
      expect(tab.lock.checked.length).toBe(1);
      tab.lock.checkSessionAnswer = () => fresh();
      await tab.signIn();
      await pass(HOUR - 300, 30);
      expect(tab.lock.checked.length).toBe(2);
    });

    it('happens at most once when the clock jumps', async () => {
      for (const jump of [5 * 60, HOUR, 24 * HOUR].flatMap((s) => [s, -s])) {
        browser.storage.values.clear();
        browser.clock.error = 0;
        const tab = await signedIn(300);
        browser.clock.error = jump * 1000;
        tab.comeBack();
        await pass(60, 5);
        expect(tab.lock.checked.length).withContext(`${jump} s`).toBeLessThanOrEqual(1);
        tab.close();
      }
    });
  });

  describe('in many tabs', () => {
    for (const count of [2, 10, 50]) {
      it(`of which ${count} reach it together makes at most two requests`, async () => {
        const tabs = Array.from({ length: count }, () =>
          browser.openTab({ renewBeforeSeconds: 300 }),
        );
        for (const tab of tabs) tab.lock.checkSessionAnswer = () => fresh();
        await tabs[0].signIn();
        await pass(HOUR - 350, 250);
        await pass(120, 10);
        expect(requests(tabs)).toBeGreaterThan(0);
        expect(requests(tabs)).toBeLessThanOrEqual(2);
        expect(new Set(tabs.map((tab) => tab.session.idToken())).size).toBe(1);
        for (const tab of tabs) expect(tab.session.authenticated()).toBeTrue();
      });
    }

    it('is finished by another tab when one dies in the middle of it', async () => {
      const [dying, other] = [await signedIn(), browser.openTab()];
      dying.lock.checkSessionAnswer = 'never';
      other.lock.checkSessionAnswer = () => fresh();
      void dying.session.renew();
      await settle();
      const renewing = other.session.renew();
      await settle();
      expect(other.lock.checked.length).toBe(0);
      dying.close();
      expect(await renewing).toBeTrue();
    });

    it('takes the token that another tab renewed while it waited', async () => {
      const [one, two] = [await signedIn(), browser.openTab()];
      const [first, second] = [one.session.renew(), two.session.renew()];
      expect([await first, await second]).toEqual([true, true]);
      expect(requests([one, two])).toBe(1);
      const renewed = two.events.find((event: AuthEvent) => event.type === 'renewed');
      expect(renewed).toEqual(jasmine.objectContaining({ origin: 'elsewhere' }));
    });
  });
});

/** A tenant on this page's own site, where "login required" means just that. */
function sameSiteDomain(): string {
  return `http://localhost:${1024 + Math.floor(Math.random() * 60_000)}`;
}
