// What is over is taken out of storage, and never what another tab has put there since.
import { settle, SimulatedBrowser, type SimulatedTab } from '../testing-support/simulated-browser';

describe('What is over', () => {
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
  });

  it('stands in storage for a second at the most, once the time is up', async () => {
    await browser.clock.advance(3_600_000 - 1);
    expect(browser.storage.sessionKeys).toEqual(['id_token', 'id_token.session']);
    await browser.clock.advance(1);
    expect(browser.openTab().session.authenticated()).toBeFalse();
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual([]);
    expect(browser.clock.liveTimers).toBe(0);
  });

  it('is not removed by a tab that thaws before it hears of a renewal', async () => {
    two.freeze();
    await browser.clock.advance(3_500_000);
    const renewed = await browser.tenant.answer(browser.tenantNow);
    one.lock.checkSessionAnswer = { result: renewed };
    expect(await one.session.renew()).toBeTrue();
    await browser.clock.advance(200_000);
    // Its timer is first: by what it knows, the session has just run out.
    two.thaw();
    expect(two.session.authenticated()).toBeFalse();
    browser.catchUp();
    browser.deliver();
    await browser.clock.advance(1000);
    browser.catchUp();
    browser.deliver();
    await settle();
    expect(browser.storage.values.get('id_token')).toBe(renewed.idToken);
    expect(one.session.authenticated()).toBeTrue();
    expect(two.session.idToken()).toBe(renewed.idToken);
  });

  it('is not looked at again by a page that was let go of', async () => {
    await browser.clock.advance(3_600_000);
    one.close();
    two.close();
    expect(browser.clock.liveTimers).toBe(0);
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual(['id_token', 'id_token.session']);
  });

  it('is removed where nobody was signed in with it', async () => {
    two.close();
    one.session.signOut();
    const old = await browser.tenant.sign(browser.tenantNow - 7_200_000);
    browser.storage.commit(null, 'id_token', old);
    browser.catchUp();
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('is removed once, however often it was seen', async () => {
    browser.storage.commit(null, 'id_token', 'half a tok');
    two.close();
    browser.catchUp();
    one.comeBack();
    one.comeBack();
    expect(browser.clock.liveTimers).toBe(1);
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual([]);
    browser.storage.commit(null, 'id_token', 'another half');
    browser.catchUp();
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual([]);
  });
});

describe('In the second before what is over goes', () => {
  let browser: SimulatedBrowser;
  let one: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    browser.instant = false;
    one = browser.openTab();
    await one.signIn();
    await browser.clock.advance(3_600_000);
    expect(one.session.authenticated()).toBeFalse();
  });

  it('a sign-in in another tab is not touched, and is found before word of it comes', async () => {
    const fresh = await browser.openTab().signIn();
    expect(one.session.authenticated()).toBeFalse();
    await browser.clock.advance(1000);
    expect(browser.storage.values.get('id_token')).toBe(fresh);
    expect(one.session.idToken()).toBe(fresh);
  });

  it('the token that another app has put there is not touched', async () => {
    const foreign = await browser.tenant.sign(browser.tenantNow, { aud: 'another app' });
    browser.storage.values.set('id_token', foreign);
    await browser.clock.advance(1000);
    expect(browser.storage.values.get('id_token')).toBe(foreign);
  });

  it('a sign-in in this tab ends only by what stands in its place, which is told for what it is', async () => {
    await one.signIn();
    browser.storage.values.set('id_token', 'half a tok');
    await browser.clock.advance(1000);
    expect(one.session.state).toEqual({ status: 'signed-out', reason: 'malformed' });
  });

  it('another look at it does not forget why it is over', async () => {
    one.comeBack();
    await browser.clock.advance(1000);
    expect(browser.storage.values.get('id_token.ended')).toMatch(/"reason":"expired"/);
  });
});
