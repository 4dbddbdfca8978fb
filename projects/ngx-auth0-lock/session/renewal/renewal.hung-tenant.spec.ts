// A tenant that hangs, and many tabs: what one of them learned spares the others the wait.
import type { FakeLockAnswer } from '../../testing/fake-lock';
import { settle, SimulatedBrowser, type SimulatedTab } from '../testing-support/simulated-browser';

describe('a tenant that hangs with twelve tabs open', () => {
  let browser: SimulatedBrowser;
  let tabs: SimulatedTab[];
  const KEY = 'ngx-auth0-lock.id_token.renewal-failed';

  const open = async (aProcessEach: boolean) => {
    browser = await SimulatedBrowser.open('http://localhost:20001');
    browser.aProcessEach = aProcessEach;
    tabs = Array.from({ length: 12 }, () => browser.openTab());
    await tabs[0].signIn();
    browser.catchUp();
    await settle();
    for (const tab of tabs) {
      tab.lock.checkSessionAnswer = 'never';
      tab.take();
    }
    browser.clock.stall(1000);
  };
  const requests = () => tabs.reduce((sum, tab) => sum + tab.lock.checked.length, 0);
  const failures = (tab: SimulatedTab) =>
    tab.events.flatMap((event) => (event.type === 'renewal-failed' ? [event.error.code] : []));
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed++) {
      await browser.clock.advance(1000);
      browser.catchUp();
      await settle();
    }
  };

  it('is asked once, and every tab is told so within the time of one request', async () => {
    await open(false);
    const renewing = tabs.map((tab) => tab.session.renew());
    await settle();
    await pass(10);
    expect(new Set(await Promise.all(renewing))).toEqual(new Set([false]));
    expect(requests()).toBe(1);
    for (const tab of tabs) {
      expect(failures(tab)).toEqual(['timeout']);
      expect(tab.session.authenticated()).toBeTrue();
    }
  });

  it('is asked by two tabs at a time at the most where each process has its own view of storage', async () => {
    await open(true);
    const renewing = tabs.map((tab) => tab.session.renew());
    await settle();
    await pass(35);
    expect(new Set(await Promise.all(renewing))).toEqual(new Set([false]));
    expect(requests()).toBeLessThanOrEqual(2);
  });

  it('is asked again after thirty seconds, and then all have the new token', async () => {
    await open(false);
    const failing = tabs.map((tab) => tab.session.renew());
    await settle();
    await pass(10);
    await Promise.all(failing);
    await pass(29);
    expect(await tabs[3].session.renew()).toBeFalse();
    expect(requests()).toBe(1);
    await pass(1);
    const fresh = async (): Promise<FakeLockAnswer> => ({
      result: await browser.tenant.answer(browser.tenantNow),
    });
    for (const tab of tabs) tab.lock.checkSessionAnswer = fresh;
    const answers = await Promise.all(tabs.map((tab) => tab.session.renew()));
    expect(new Set(answers)).toEqual(new Set([true]));
    expect(requests()).toBe(2);
  });

  it('is not asked by all at the same moment once the tab that had the turn is frozen', async () => {
    await open(true);
    const before = tabs[0].session.idToken();
    let draws = 0;
    spyOn(Math, 'random').and.callFake(() => draws++ / tabs.length);
    const [first, ...others] = tabs;
    void first.session.renew();
    await settle();
    first.freeze();
    for (const tab of others) {
      tab.lock.checkSessionAnswer = async () => {
        await new Promise<void>((resolve) => browser.clock.after(500, resolve));
        return { result: await browser.tenant.answer(browser.tenantNow) };
      };
    }
    const renewing = others.map((tab) => tab.session.renew());
    await settle();
    // What they know of one another is a tenth of a second old.
    for (let tenths = 0; tenths < 310; tenths++) {
      await browser.clock.advance(100);
      browser.catchUp();
      await settle();
    }
    await Promise.all(renewing);
    for (const tab of others) expect(tab.session.idToken()).not.toBe(before);
    // The frozen one, the first to go on by itself, and who got the turn before hearing of that one.
    expect(requests()).toBeLessThanOrEqual(3);
  });

  it('leaves nothing in storage once the person has signed out', async () => {
    await open(false);
    const renewing = tabs[0].session.renew();
    await settle();
    await pass(10);
    await renewing;
    expect(browser.storage.values.has(KEY)).toBeTrue();
    tabs[0].session.signOut();
    expect(browser.storage.values.has(KEY)).toBeFalse();
  });

  it('says nothing to the others when a page is left while it waits', async () => {
    await open(false);
    void tabs[0].session.renew();
    await settle();
    tabs[0].close();
    await settle();
    expect(browser.storage.values.has(KEY)).toBeFalse();
  });

  for (const [name, text] of [
    ['of another sign-in', '{"line":"another","code":"timeout","at":NOW}'],
    ['of a moment to come', '{"line":"LINE","code":"timeout","at":LATER}'],
    ['that is old', '{"line":"LINE","code":"timeout","at":0}'],
    ['that only concerned its own page', '{"line":"LINE","code":"lock-load","at":NOW}'],
    ['that is not ours', '{'],
  ]) {
    it(`is asked although storage tells of a failure ${name}`, async () => {
      await open(false);
      const { line } = JSON.parse(browser.storage.values.get('id_token.session')!).records[0];
      const now = browser.clock.now();
      browser.storage.values.set(
        KEY,
        text
          .replace('LINE', line)
          .replace('NOW', `${now}`)
          .replace('LATER', `${now + 60_000}`),
      );
      void tabs[0].session.renew();
      await settle();
      expect(requests()).toBe(1);
    });
  }
});
