// Two processes that write at the same moment: the token of one beside the record of the other.
import { settle, SimulatedBrowser, type SimulatedTab } from './testing-support/simulated-browser';

describe('A token that stands beside the record of another', () => {
  let browser: SimulatedBrowser;
  let one: SimulatedTab;
  let renewed: string;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    one = browser.openTab();
    await one.signIn();
    renewed = await browser.tenant.sign(browser.tenantNow, { jti: 'renewed' });
  });

  it('is not taken for a session in the midst of a sign-in as another person', async () => {
    await one.signIn({ sub: 'auth0|grace' });
    browser.storage.values.set('id_token', renewed);
    one.comeBack();
    expect(one.session.state).toEqual(
      jasmine.objectContaining({ claims: jasmine.objectContaining({ sub: 'auth0|grace' }) }),
    );
    expect(browser.storage.values.get('id_token')).toBe(one.session.idToken()!);
    expect(browser.openTab().session.idToken()).toBe(one.session.idToken());
  });

  it('is not taken for a session in the midst of a sign-out, and is taken out', async () => {
    one.session.signOut();
    browser.storage.values.set('id_token', renewed);
    one.comeBack();
    expect(one.session.authenticated()).toBeFalse();
    await browser.clock.advance(1000);
    expect(browser.storage.values.has('id_token')).toBeFalse();
    expect(browser.openTab().session.authenticated()).toBeFalse();
  });

  it('of other code is let in a moment later, when the person signs in there after a sign-out', async () => {
    one.session.signOut();
    browser.clock.stall(5000);
    const token = await browser.tenant.sign(browser.tenantNow);
    browser.storage.values.set('id_token', token);
    one.comeBack();
    await settle();
    expect(one.session.idToken()).toBe(token);
  });
});
