// In what order a sign-in is written over another: whatever a tab hears or misses, the old one is over.
import { memoryStorage } from '../storage/token-storage';
import { settle, SimulatedBrowser, type SimulatedTab } from '../testing-support/simulated-browser';

describe('A sign-in that takes the place of another', () => {
  let browser: SimulatedBrowser;
  let one: SimulatedTab;
  let two: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    browser.instant = false;
    [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    browser.catchUp();
    browser.deliver();
    two.take();
  });

  /** Renews in the second tab, which has not heard of anything yet. */
  async function renewInTwo() {
    two.lock.checkSessionAnswer = {
      result: await browser.tenant.answer(browser.tenantNow, { jti: 'renewed' }),
    };
    const renewed = await two.session.renew();
    await settle();
    return renewed;
  }

  it('of another person ends that one first: a tab that dies half-way leaves nothing to come back', async () => {
    browser.storage.guard = (method, key) => {
      if (method === 'set' && key === 'id_token') one.kill();
    };
    await one.signIn({ sub: 'auth0|grace' });
    browser.storage.guard = () => {};
    expect(await renewInTwo()).toBeTrue();
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });

  it('of another person leaves nothing of that one in storage, should writing fail half-way', async () => {
    browser.storage.guard = (method, key) => {
      if (method === 'set' && key === 'id_token') one.kill();
    };
    await one.signIn({ sub: 'auth0|grace' });
    browser.storage.guard = () => {};
    expect(browser.storage.values.has('id_token')).toBeFalse();
  });

  it('of the same person is a change to the other tabs, and never a moment of nobody', async () => {
    const again = await one.signIn({ jti: 'again' });
    while (two.view!.behind) {
      two.view!.catchUp(1);
      browser.deliver();
      expect(two.session.authenticated()).toBeTrue();
    }
    expect(two.take()).toEqual(['renewed']);
    expect(two.session.idToken()).toBe(again);
  });

  it('of the same person ends that one: its renewal elsewhere does not come back after a sign-out', async () => {
    await one.signIn({ jti: 'again' });
    one.session.signOut();
    expect(await renewInTwo()).toBeTrue();
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });
});

describe('A sign-in where storage tells nobody of a change', () => {
  it('is told to the other tabs all the same', async () => {
    const browser = await SimulatedBrowser.open();
    const storage = memoryStorage();
    const [one, two] = [browser.openTab({ storage }), browser.openTab({ storage })];
    const token = await one.signIn();
    await settle();
    expect(two.session.idToken()).toBe(token);
  });
});
