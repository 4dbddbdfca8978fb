// One session in many tabs: what one does, the others follow.
import { HOUR, settle, SimulatedBrowser, START } from './testing-support/simulated-browser';
import { unsigned } from './testing-support/tokens';

describe('tabs', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  it('follow a sign-in, a renewal, a change of user and a sign-out, and say which', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    expect(two.session.authenticated()).toBeTrue();
    browser.clock.stall(10_000);
    await one.signIn();
    await settle();
    await one.signIn({ sub: 'auth0|grace' });
    await settle();
    expect(two.session.state).toEqual(
      jasmine.objectContaining({ claims: jasmine.objectContaining({ sub: 'auth0|grace' }) }),
    );
    one.session.signOut();
    await settle();
    expect(two.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    expect(two.events.every((event) => !('origin' in event) || event.origin === 'elsewhere')).toBe(
      true,
    );
    // Between two users the storage is empty for a moment; a tab may see that, but never a mixture.
    expect(two.take().filter((type) => type !== 'signed-out')).toEqual(
      jasmine.arrayContaining(['signed-in', 'renewed']),
    );
  });

  it('report a change of user as such when they see only the end of it', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    two.take();
    browser.instant = false;
    await one.signIn({ sub: 'auth0|grace' });
    browser.deliver();
    expect(two.take()).toEqual(['user-changed']);
  });

  it('follow older code that removes or clears the token', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    browser.storage.values.clear();
    one.comeBack();
    expect(one.session.state).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    await browser.clock.advance(60_000);
    expect(two.session.authenticated()).toBeFalse();
  });

  it('follow older code that signs in by writing the token', async () => {
    const tab = browser.openTab();
    browser.storage.values.set('id_token', await browser.tenant.sign(START));
    tab.comeBack();
    expect(tab.take()).toEqual(['signed-in']);
  });

  it('notice a stored token that was corrupted, and take it away', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    browser.storage.values.set('id_token', 'half a tok');
    tab.comeBack();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'malformed' });
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('leave a token alone that another app has put there, and are signed out', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    const foreign = unsigned(browser.tenant.claims(START, { aud: 'another app' }));
    browser.storage.values.set('id_token', foreign);
    tab.comeBack();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'foreign' });
    expect(browser.storage.values.get('id_token')).toBe(foreign);
  });

  it('leave a token alone that another app has put there a moment before a sign-out', async () => {
    const tab = browser.openTab();
    await tab.signIn();
    const foreign = unsigned(browser.tenant.claims(START, { aud: 'another app' }));
    browser.storage.values.set('id_token', foreign);
    tab.session.signOut();
    expect(browser.storage.values.get('id_token')).toBe(foreign);
    expect(tab.session.authenticated()).toBeFalse();
  });

  it('put their own back over a token that was signed out of before', async () => {
    const tab = browser.openTab();
    const old = await tab.signIn({ jti: 'old' });
    tab.session.signOut();
    const held = await tab.signIn({ jti: 'new' });
    tab.take();
    browser.storage.values.set('id_token', old);
    tab.comeBack();
    expect(tab.events).toEqual([]);
    expect(browser.storage.values.get('id_token')).toBe(held);
    tab.session.signOut();
    browser.storage.values.set('id_token', old);
    tab.comeBack();
    expect(tab.take()).toEqual(['signed-out']);
    await browser.clock.advance(1000);
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('are signed out when they come back from the back/forward cache after a sign-out', async () => {
    const [one, cached] = [browser.openTab(), browser.openTab()];
    await one.signIn();
    await settle();
    browser.instant = false;
    one.session.signOut();
    expect(cached.session.authenticated()).toBeTrue();
    cached.comeBack();
    expect(cached.session.authenticated()).toBeFalse();
  });

  it('that are duplicates of one another share a sign-in, and so its sign-out, though each keeps its own', async () => {
    const copies = [new Map<string, string>(), new Map<string, string>()];
    const open = (values: Map<string, string>) =>
      browser.openTab({
        storage: {
          get: (key) => values.get(key) ?? null,
          set: (key, value) => void values.set(key, value),
          remove: (key) => void values.delete(key),
        },
      });
    const one = open(copies[0]);
    await one.signIn();
    for (const [key, value] of copies[0]) copies[1].set(key, value);
    const duplicate = open(copies[1]);
    expect(duplicate.session.authenticated()).toBeTrue();
    one.session.signOut();
    await settle();
    expect(duplicate.session.authenticated()).toBeFalse();
    await browser.clock.advance(1000);
    expect(copies[1].has('id_token')).toBeFalse();
  });

  it('hear of a sign-out though they could not write to storage', async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    browser.storage.guard = (method) => {
      if (method === 'set') throw new Error('full');
    };
    await one.signIn();
    await two.signIn();
    one.session.signOut();
    await settle();
    expect(two.session.authenticated()).toBeFalse();
  });

  it('expire together, each reporting it once, and one tab that renewed keeps all signed in', async () => {
    const all = [browser.openTab(), browser.openTab(), browser.openTab()];
    await all[0].signIn();
    await settle();
    await browser.clock.advance(HOUR * 1000 - 1000);
    await all[1].signIn();
    await browser.clock.advance(2000);
    for (const tab of all) expect(tab.session.authenticated()).toBeTrue();
    await browser.clock.advance(HOUR * 1000);
    for (const tab of all) {
      expect(tab.take().filter((type) => type === 'signed-out')).toEqual(['signed-out']);
    }
  });
});
