// Tabs in processes of their own, whose views of storage lag: a sign-out is final all the same.
import { settle, SimulatedBrowser, type SimulatedTab } from './testing-support/simulated-browser';

describe('tabs whose views of storage lag', () => {
  let browser: SimulatedBrowser;
  let one: SimulatedTab;
  let two: SimulatedTab;
  let three: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    browser.aProcessEach = true;
    browser.instant = false;
    [one, two, three] = [browser.openTab(), browser.openTab(), browser.openTab()];
    await one.signIn();
    await everybodyHears();
  });

  async function everybodyHears() {
    for (let round = 0; round < 4; round++) {
      browser.catchUp();
      browser.deliver();
      await settle();
    }
    for (const tab of browser.tabs) tab.comeBack();
    browser.deliver();
    await browser.clock.advance(1000);
    browser.catchUp();
    browser.deliver();
    await settle();
  }

  /** Asks for a renewal in `tab`, and returns what lets the tenant answer. */
  function renewalOf(tab: SimulatedTab, claims: Record<string, unknown> = {}) {
    let answer = () => {};
    tab.lock.checkSessionAnswer = () =>
      new Promise((resolve) => {
        answer = () =>
          void browser.tenant
            .answer(browser.tenantNow, { jti: crypto.randomUUID(), ...claims })
            .then((result) => resolve({ result }));
      });
    const renewed = tab.session.renew();
    return { renewed, answer: () => answer() };
  }

  const signedIn = () => [...browser.tabs].map((tab) => tab.session.authenticated());
  const reopened = () => browser.openTab().session.authenticated();

  it('stay signed out when a renewal in another tab is answered after the sign-out', async () => {
    const { renewed, answer } = renewalOf(two);
    await settle();
    one.session.signOut();
    answer();
    await settle();
    // It could not know yet, and wrote the renewed token; that is where today's browsers stand.
    expect(await renewed).toBeTrue();
    await everybodyHears();
    expect(signedIn()).toEqual([false, false, false]);
    expect(browser.storage.sessionKeys).toEqual([]);
    expect(reopened()).toBeFalse();
  });

  it('stay signed out when the sign-out comes before they heard of a renewal', async () => {
    const { renewed, answer } = renewalOf(two);
    await settle();
    answer();
    expect(await renewed).toBeTrue();
    one.session.signOut();
    await everybodyHears();
    expect(signedIn()).toEqual([false, false, false]);
    expect(browser.storage.sessionKeys).toEqual([]);
    expect(reopened()).toBeFalse();
  });

  it('stay signed out when a third tab renews what the second one renewed', async () => {
    const first = renewalOf(two);
    await settle();
    one.session.signOut();
    first.answer();
    await first.renewed;
    // The third hears of the renewed token alone, and renews that.
    browser.storage.values.delete('id_token.ended');
    three.view!.catchUp();
    const second = renewalOf(three);
    await settle();
    second.answer();
    await second.renewed;
    await everybodyHears();
    expect(signedIn()).toEqual([false, false, false]);
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('keep the person who signed in last, though the one before is renewed in another tab', async () => {
    const { renewed, answer } = renewalOf(two);
    await settle();
    await one.signIn({ sub: 'auth0|grace' });
    answer();
    await renewed;
    await everybodyHears();
    for (const tab of browser.tabs) {
      expect(tab.session.state).toEqual(
        jasmine.objectContaining({ claims: jasmine.objectContaining({ sub: 'auth0|grace' }) }),
      );
    }
    expect(reopened()).toBeTrue();
  });

  it('agree on the later of two sign-ins that did not see each other, renewed or not', async () => {
    one.session.signOut();
    await everybodyHears();
    await two.signIn({ sub: 'auth0|grace', jti: 'first' });
    await browser.clock.advance(1);
    const later = await one.signIn({ jti: 'second' });
    const { renewed, answer } = renewalOf(two, { sub: 'auth0|grace' });
    await settle();
    answer();
    expect(await renewed).toBeTrue();
    await everybodyHears();
    for (const tab of browser.tabs) expect(tab.session.idToken()).toBe(later);
    expect(browser.openTab().session.idToken()).toBe(later);
  });

  it('are signed out though the message comes before storage, and storage before the message', async () => {
    one.session.signOut();
    browser.deliver();
    expect(two.session.authenticated()).toBeFalse();
    expect(two.session.revalidate().status).toBe('signed-out');
    two.comeBack();
    expect(two.session.authenticated()).toBeFalse();
    await everybodyHears();
    expect(signedIn()).toEqual([false, false, false]);
  });

  it('report one sign-out each, however late and in whatever order they hear of it', async () => {
    for (const tab of browser.tabs) tab.take();
    one.session.signOut();
    two.view!.catchUp(1);
    browser.deliverOne(1);
    browser.deliverOne(0);
    await everybodyHears();
    for (const tab of browser.tabs) expect(tab.take()).toEqual(['signed-out']);
  });

  it('finish a renewal of a tab that died with the turn, once it is theirs', async () => {
    void renewalOf(two);
    await settle();
    const { renewed, answer } = renewalOf(three);
    await settle();
    expect(three.lock.checked.length).toBe(0);
    two.kill();
    await settle();
    answer();
    expect(await renewed).toBeTrue();
    await everybodyHears();
    expect(one.session.idToken()).toBe(three.session.idToken());
  });

  it('show nobody signed in when they come back from a long freeze after the sign-out', async () => {
    two.freeze();
    three.leave();
    one.session.signOut();
    browser.catchUp();
    browser.deliver();
    await browser.clock.advance(600_000);
    two.thaw();
    three.comeBack();
    expect(signedIn()).toEqual([false, false, false]);
  });
});
