// What a session that was let go of leaves behind: nothing, whatever was under way.
import type { FakeLockAnswer } from '../testing/fake-lock';
import { FakeLock } from '../testing/fake-lock';
import {
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from './testing-support/simulated-browser';

describe('destroying a session', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  const LOCK_EVENTS = ['authenticated', 'hide', 'authorization_error'];
  const listenersOn = (lock: FakeLock) =>
    LOCK_EVENTS.reduce((sum, event) => sum + lock.listenerCount(event), 0);

  async function signedIn(options = {}): Promise<SimulatedTab> {
    const tab = browser.openTab(options);
    await tab.signIn();
    tab.take();
    return tab;
  }

  it('takes its listener off a Lock that the page owns, a thousand times', () => {
    const own = new FakeLock();
    for (let round = 0; round < 1000; round++) {
      const tab = browser.openTab({ lock: undefined });
      tab.session.connect(own);
      tab.close();
    }
    expect(own.listenerCount('authenticated')).toBe(0);
  });

  it('takes its listeners off a Lock that it was lent, with an attempt open or not', async () => {
    const lent = new FakeLock();
    for (let round = 0; round < 5; round++) {
      const tab = browser.openTab({ lock: async () => lent });
      const signingIn = tab.session.signIn();
      await settle();
      expect(lent.visible).toBeTrue();
      if (round % 2) {
        lent.hide();
        await signingIn;
      }
      tab.close();
      await settle();
      expect(lent.visible).toBeFalse();
      expect(listenersOn(lent) + lent.listenerCount('unrecoverable_error')).toBe(0);
    }
  });

  it('settles the attempt that is open as cancelled and says nothing more', async () => {
    const tab = browser.openTab();
    const signingIn = tab.session.signIn();
    await settle();
    tab.session.destroy();
    expect(await signingIn).toEqual({ outcome: 'cancelled' });
    expect(tab.take()).toEqual([]);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'none' });
  });

  it('stops the clock of a callback that is being checked', async () => {
    const tab = browser.openTab();
    tab.lock.resumeAuthAnswer = 'never';
    const resuming = tab.session.resumeRedirect('#');
    await settle();
    expect(browser.clock.liveTimers).toBe(1);
    tab.session.destroy();
    expect(browser.clock.liveTimers).toBe(0);
    expect(await resuming).toEqual({ outcome: 'cancelled' });
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'none' });
    expect(tab.take()).toEqual([]);
  });

  it('calls nobody back any more, though a callback is being checked', async () => {
    const tab = browser.openTab();
    tab.lock.resumeAuthAnswer = 'never';
    const called: string[] = [];
    tab.session.subscribe(() => called.push(tab.session.state.status));
    tab.session.on(({ type }) => called.push(type));
    const resuming = tab.session.resumeRedirect('#');
    await settle();
    expect(called).toEqual(['pending']);
    tab.session.destroy();
    expect(await resuming).toEqual({ outcome: 'cancelled' });
    await browser.clock.advance(60_000);
    await settle();
    expect(called).toEqual(['pending']);
  });

  it('stops the clock of a renewal that waits for the tenant', async () => {
    const tab = await signedIn();
    tab.lock.checkSessionAnswer = 'never';
    const renewing = tab.session.renew();
    await settle();
    expect(browser.clock.liveTimers).toBe(2);
    tab.session.destroy();
    expect(browser.clock.liveTimers).toBe(0);
    expect(await renewing).toBeFalse();
    expect(tab.take()).toEqual([]);
  });

  it('drops the answer to a renewal that comes afterwards', async () => {
    const tab = await signedIn();
    const stored = new Map(browser.storage.values);
    let arrive!: (answer: FakeLockAnswer) => void;
    tab.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
    const renewing = tab.session.renew();
    await settle();
    tab.session.destroy();
    browser.clock.stall(1000);
    arrive({ result: await browser.tenant.answer(browser.tenantNow) });
    expect(await renewing).toBeFalse();
    await settle();
    expect(browser.storage.values).toEqual(stored);
    expect(browser.clock.liveTimers).toBe(0);
    expect(tab.take()).toEqual([]);
  });

  it('makes no request for a renewal that was waiting for its turn', async () => {
    const [first, waiting] = [await signedIn(), await signedIn()];
    let arrive!: (answer: FakeLockAnswer) => void;
    first.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
    void first.session.renew();
    await settle();
    const renewing = waiting.session.renew();
    await settle();
    waiting.session.destroy();
    arrive({ error: { error: 'timeout' } });
    expect(await renewing).toBeFalse();
    expect(waiting.lock.checked).toEqual([]);
  });

  it('shows no Lock that arrives too late', async () => {
    let arrive!: (lock: FakeLock) => void;
    const tab = browser.openTab({ lock: () => new Promise((resolve) => (arrive = resolve)) });
    const signingIn = tab.session.signIn();
    await settle();
    tab.session.destroy();
    const late = new FakeLock();
    arrive(late);
    expect((await signingIn).outcome).not.toBe('signed-in');
    expect(late.shown).toEqual([]);
    expect(listenersOn(late)).toBe(0);
    expect(tab.take()).toEqual([]);
  });

  it('ends all it could do: nothing is loaded, asked, shown, written or told afterwards', async () => {
    let made = 0;
    const tab = await signedIn({
      lock: async () => {
        made++;
        return new FakeLock();
      },
    });
    const stored = new Map(browser.storage.values);
    tab.session.destroy();
    tab.session.destroy();
    tab.session.signOut();
    tab.session.preload();
    const answer = await browser.tenant.answer(START + 1000);
    browser.tenant.online = false;
    await tab.session.acceptAuthResult(answer);
    expect(await tab.session.renew()).toBeFalse();
    expect((await tab.session.signIn()).outcome).not.toBe('signed-in');
    expect((await tab.session.resumeRedirect('#')).outcome).not.toBe('signed-in');
    const own = new FakeLock();
    tab.session.connect(own);
    expect(listenersOn(own)).toBe(0);
    await settle();
    expect(made).toBe(0);
    expect(browser.storage.values).toEqual(stored);
    expect(browser.clock.liveTimers).toBe(0);
    expect(tab.take()).toEqual([]);
  });

  it('shows no Lock that it was waiting to show again, and waits no longer', async () => {
    const tab = browser.openTab();
    const first = tab.session.signIn();
    await settle();
    tab.lock.hide();
    await first;
    tab.take();
    const second = tab.session.signIn();
    await settle();
    expect(browser.clock.liveTimers).toBe(1);
    tab.session.destroy();
    expect(browser.clock.liveTimers).toBe(0);
    await browser.clock.advance(5000);
    expect((await second).outcome).not.toBe('signed-in');
    expect(tab.lock.shown.length).toBe(1);
    expect(tab.lock.visible).toBeFalse();
    expect(tab.take()).toEqual([]);
  });

  it('leaves no timer that would tell of storage', () => {
    browser.storage.guard = () => {
      throw new Error('blocked');
    };
    const tab = browser.openTab();
    tab.session.destroy();
    expect(browser.clock.liveTimers).toBe(0);
  });

  it('follows nothing any more, neither the clock nor storage', async () => {
    const tab = await signedIn();
    tab.session.destroy();
    const { state } = tab.session;
    browser.storage.values.clear();
    expect(tab.session.revalidate()).toBe(state);
    browser.storage.values.set('id_token', 'junk');
    tab.session.revalidate();
    expect(browser.storage.values.get('id_token')).toBe('junk');
  });

  it('closes Lock once, though an answer is being looked at', async () => {
    const tab = browser.openTab();
    const signingIn = tab.session.signIn();
    await settle();
    const { auth } = tab.lock.shown[0] as { auth: { params: { nonce: string } } };
    const { nonce } = auth.params;
    const hide = spyOn(tab.lock, 'hide').and.callThrough();
    tab.lock.emit('authenticated', await browser.tenant.answer(START, { nonce }));
    tab.session.destroy();
    expect(await signingIn).toEqual({ outcome: 'cancelled' });
    await settle();
    expect(hide).toHaveBeenCalledTimes(1);
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('leaves the session to the page for as long as the page lives', async () => {
    const tab = await signedIn();
    const idToken = tab.session.idToken();
    tab.session.destroy();
    expect(tab.session.authenticated()).toBeTrue();
    expect(tab.session.idToken()).toBe(idToken);
    browser.clock.stall(3_600_000);
    expect(tab.session.authenticated()).toBeFalse();
  });
});
