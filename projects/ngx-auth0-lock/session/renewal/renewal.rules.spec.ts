// The small rules of renewing: whose turn it is, what is read again, what is waited for, what is said.
import type { FakeLockAnswer } from '../../testing/fake-lock';
import type { SessionOptions } from '../session-api';
import {
  HOUR,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from '../testing-support/simulated-browser';

describe('the rules of renewing', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open(
      `http://localhost:${20_000 + Math.floor(Math.random() * 9999)}`,
    );
  });

  const fresh = async (claims?: Record<string, unknown>): Promise<FakeLockAnswer> => ({
    result: await browser.tenant.answer(browser.tenantNow, claims),
  });
  async function signedIn(options?: Partial<SessionOptions>) {
    const tab = browser.openTab(options);
    await tab.signIn();
    browser.clock.stall(1000);
    tab.lock.checkSessionAnswer = () => fresh();
    tab.take();
    return tab;
  }
  async function pass(seconds: number, step = 10) {
    for (let passed = 0; passed < seconds; passed += step) {
      await browser.clock.advance(step * 1000);
      await settle();
    }
  }
  const errors = (tab: SimulatedTab) =>
    tab.events.flatMap((event) => (event.type === 'renewal-failed' ? [event.error] : []));

  it('one tab at a time, by a name of its own, and waiting longer than one request takes', async () => {
    const turns: [string, number][] = [];
    const tab = await signedIn({
      tabs: {
        watch: () => ({ post: () => {}, close: () => {} }),
        runExclusive: (name, timeoutMs, work) => {
          turns.push([name, timeoutMs]);
          return work();
        },
      },
    });
    expect(await tab.session.renew()).toBeTrue();
    const [[name, patience], ...more] = turns;
    expect(name).toBe('ngx-auth0-lock.id_token.renew');
    expect(more).toEqual([]);
    // With a jitter: the tabs that wait behind one that hangs must not all go on at once.
    expect(patience).toBeGreaterThanOrEqual(20_000);
    expect(patience).toBeLessThan(30_000);
  });

  it('storage is read again before anything is asked, though nobody said a word', async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    await settle();
    browser.instant = false;
    const renewing = [one.session.renew(), two.session.renew()];
    expect(await Promise.all(renewing)).toEqual([true, true]);
    expect(one.lock.checked.length + two.lock.checked.length).toBe(1);
    expect(two.session.idToken()).toBe(one.session.idToken());
  });

  it('a tab whose session ended while it waited for its turn asks nobody', async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    await settle();
    let arrive = (_: FakeLockAnswer) => {};
    one.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
    void one.session.renew();
    await settle();
    const renewing = two.session.renew();
    await settle();
    two.session.signOut();
    arrive(await fresh());
    expect(await renewing).toBeFalse();
    expect(two.lock.checked).toEqual([]);
    expect(errors(two)).toEqual([]);
  });

  it('a session that was restored is renewed by itself, too', async () => {
    (await signedIn()).close();
    const tab = browser.openTab({ renewBeforeSeconds: 300 });
    tab.lock.checkSessionAnswer = () => fresh();
    await pass(HOUR - 290);
    expect(tab.lock.checked.length).toBe(1);
    expect(tab.take()).toEqual(['renewed']);
  });

  it('so it is where Lock was fetched long before', async () => {
    (await signedIn()).close();
    const tab = browser.openTab({ renewBeforeSeconds: 300 });
    tab.lock.checkSessionAnswer = () => fresh();
    tab.session.preload();
    await pass(HOUR - 290);
    expect(tab.take()).toEqual(['renewed']);
  });

  it('no timer of a request is left, however it ended', async () => {
    const tab = await signedIn();
    const before = browser.clock.liveTimers;
    expect(await tab.session.renew()).toBeTrue();
    expect(browser.clock.liveTimers).toBe(before);
    spyOn(tab.lock, 'checkSession').and.throwError('destroyed');
    expect(await tab.session.renew()).toBeFalse();
    expect(browser.clock.liveTimers).toBe(before);
    expect(errors(tab).map(({ code, message }) => [code, message])).toEqual([
      ['network', 'The session could not be renewed.'],
    ]);
  });

  for (const error of ['login_required', 'interaction_required', 'consent_required']) {
    it(`after ${error} nothing is asked by itself any more, but whoever asks may`, async () => {
      const tab = await signedIn({ renewBeforeSeconds: 600 });
      tab.lock.checkSessionAnswer = { error: { error } };
      await pass(HOUR - 300, 30);
      expect(tab.lock.checked.length).toBe(1);
      tab.lock.checkSessionAnswer = () => fresh();
      expect(await tab.session.renew()).toBeTrue();
      await pass(HOUR - 300, 30);
      expect(tab.lock.checked.length).toBe(3);
    });
  }

  it('after another tab renewed, or a person signed in there, it is asked by itself again', async () => {
    const [tab, other] = [await signedIn({ renewBeforeSeconds: 600 }), browser.openTab()];
    tab.lock.checkSessionAnswer = { error: { error: 'login_required' } };
    await pass(HOUR - 500, 30);
    expect(tab.lock.checked.length).toBe(1);
    await other.signIn();
    tab.lock.checkSessionAnswer = () => fresh();
    await pass(HOUR - 500, 30);
    expect(tab.lock.checked.length).toBe(2);
  });

  it('on another site than the tenant only a missing session is put down to cookies', async () => {
    browser = await SimulatedBrowser.open('acme.eu.auth0.com');
    const tab = await signedIn({ renewBeforeSeconds: 600 });
    tab.lock.checkSessionAnswer = { error: { error: 'timeout' } };
    await tab.session.renew();
    browser.clock.stall(31_000);
    tab.lock.checkSessionAnswer = { error: { error: 'login_required' } };
    await tab.session.renew();
    expect(errors(tab).map(({ code }) => code)).toEqual(['timeout', 'third-party-cookies']);
    expect(errors(tab)[1].message).toMatch(/another site than this page.*may block its cookies\.$/);
    expect(errors(tab)[1].cause).toEqual({ name: 'Error', code: 'login_required' });
    // The person is needed: nothing more is asked until there is a new sign-in.
    await pass(HOUR - 200, 30);
    expect(tab.lock.checked.length).toBe(2);
  });

  it('the tenant is given ten seconds, and then a sentence', async () => {
    const tab = await signedIn();
    tab.lock.checkSessionAnswer = 'never';
    const renewing = tab.session.renew();
    await settle();
    await browser.clock.advance(9_999);
    expect(errors(tab)).toEqual([]);
    await browser.clock.advance(1);
    expect(await renewing).toBeFalse();
    expect(errors(tab)[0].message).toBe('The tenant did not answer in time.');
  });

  it('pauses grow to ten minutes and no longer', async () => {
    const tab = await signedIn({ renewBeforeSeconds: 20 * HOUR });
    await tab.signIn({ exp: START / 1000 + 40 * HOUR });
    tab.lock.checkSessionAnswer = { error: { code: 'request_error' } };
    await pass(20 * HOUR, 60);
    const before = errors(tab).length;
    await pass(6000, 10);
    const after = errors(tab).length;
    expect(before).toBeLessThanOrEqual(1);
    // After 0, 30, 90, 210, 450, 930 s, and then every 600 s.
    expect(after - before).toBeGreaterThanOrEqual(13);
    expect(after - before).toBeLessThanOrEqual(15);
  });
});
