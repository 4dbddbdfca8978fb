// What a session tells: each thing once, in the order in which it happened, with where it came from.
import type { AuthEvent } from './session-state';
import {
  HOUR,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from './testing-support/simulated-browser';

describe('the events of a session', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    tab = browser.openTab();
  });

  const claimsOf = (sub: string) => jasmine.objectContaining({ sub });
  const renewable = () => {
    tab.lock.checkSessionAnswer = () =>
      browser.tenant.answer(browser.tenantNow).then((result) => ({ result }));
    browser.clock.stall(1000);
  };

  it('say what happened here', async () => {
    await tab.signIn();
    renewable();
    await tab.session.renew();
    tab.session.signOut();
    await tab.signIn();
    await browser.clock.advance(HOUR * 1000);
    expect(tab.events).toEqual([
      { type: 'signed-in', origin: 'here', claims: claimsOf('auth0|ada'), returnTo: null },
      { type: 'renewed', origin: 'here', claims: claimsOf('auth0|ada') },
      { type: 'signed-out', origin: 'here', reason: 'signed-out' },
      { type: 'signed-in', origin: 'here', claims: claimsOf('auth0|ada'), returnTo: null },
      { type: 'signed-out', origin: 'here', reason: 'expired' },
    ] as never);
  });

  it('say what happened elsewhere', async () => {
    browser.instant = false;
    const other = browser.openTab();
    for (const sub of ['auth0|ada', 'auth0|ada', 'auth0|grace']) {
      browser.clock.stall(1000);
      await other.signIn({ sub });
      browser.deliver();
    }
    other.session.signOut();
    browser.deliver();
    expect(tab.events).toEqual([
      { type: 'signed-in', origin: 'elsewhere', claims: claimsOf('auth0|ada'), returnTo: null },
      { type: 'renewed', origin: 'elsewhere', claims: claimsOf('auth0|ada') },
      { type: 'user-changed', origin: 'elsewhere', claims: claimsOf('auth0|grace') },
      { type: 'signed-out', origin: 'elsewhere', reason: 'elsewhere' },
    ] as never);
  });

  it('say what else was wrong with what was found in storage', async () => {
    for (const [stored, reason] of [
      ['junk', 'malformed'],
      [await browser.tenant.sign(START, { exp: START / 1000 - 1 }), 'expired'],
      [await browser.tenant.sign(START, { aud: 'other' }), 'foreign'],
    ] as const) {
      await tab.signIn();
      tab.take();
      browser.storage.values.set('id_token', stored);
      tab.comeBack();
      tab.comeBack();
      expect(tab.events).toEqual([{ type: 'signed-out', origin: 'elsewhere', reason }]);
      tab.take();
    }
  });

  for (const [name, react] of [
    [
      'an event listener',
      (end: () => void) => tab.session.on((event) => event.type === 'signed-in' && end()),
    ],
    [
      'a subscriber',
      (end: () => void) =>
        tab.session.subscribe(() => tab.session.state.status === 'signed-in' && end()),
    ],
  ] as const) {
    it(`keep their order where ${name} signs out at once whoever signs in`, async () => {
      react(() => tab.session.signOut());
      const heard: string[] = [];
      tab.session.on((event) => heard.push(`${event.type}, now ${tab.session.state.status}`));
      await tab.signIn();
      expect(heard).toEqual(['signed-in, now signed-out', 'signed-out, now signed-out']);
      expect(tab.take()).toEqual(['signed-in', 'signed-out']);
      expect(browser.storage.sessionKeys).toEqual([]);
    });
  }

  it('come after the state has changed, and after it was stored', async () => {
    const seen: unknown[] = [];
    tab.session.on(() =>
      seen.push(tab.session.state.status, browser.storage.values.has('id_token')),
    );
    await tab.signIn();
    tab.session.signOut();
    expect(seen).toEqual(['signed-in', true, 'signed-out', false]);
  });

  it('say once, and after the page could begin to listen, that nothing is kept', async () => {
    browser.storage.guard = () => {
      throw new DOMException('no', 'SecurityError');
    };
    tab = browser.openTab();
    await settle();
    expect(tab.events).toEqual([]);
    await browser.clock.advance(1);
    await tab.signIn();
    await settle();
    const failures = tab.events.filter(
      (event): event is AuthEvent & { type: 'storage-failed' } => event.type === 'storage-failed',
    );
    expect(failures.length).toBe(1);
    expect(tab.events[0]).toBe(failures[0]);
    expect(failures[0].error.message).toBe('The browser keeps no data for this page.');
  });

  it('are told by a callback in order, too: first the session, then who came', async () => {
    const { signingIn, attempt } = await opened();
    tab.lock.emit('authenticated', await browser.tenant.answer(START, { nonce: attempt.nonce }));
    await signingIn;
    expect(tab.take()).toEqual(['signed-in']);
    tab.session.signOut();
    expect(tab.take()).toEqual(['signed-out']);
  });

  it('say why a renewal ended the session of another user', async () => {
    await tab.signIn();
    browser.clock.stall(1000);
    tab.take();
    tab.lock.checkSessionAnswer = {
      result: await browser.tenant.answer(browser.tenantNow, { sub: 'auth0|eve' }),
    };
    await tab.session.renew();
    expect(tab.events).toEqual([
      { type: 'signed-out', origin: 'here', reason: 'user-changed' },
      {
        type: 'renewal-failed',
        error: jasmine.objectContaining({
          code: 'user-changed',
          message: 'The tenant answered for another user.',
        }),
      },
    ] as never);
  });

  async function opened() {
    const signingIn = tab.session.signIn();
    await settle();
    const { auth } = tab.lock.shown.at(-1) as { auth: { params: unknown } };
    return { signingIn, attempt: auth.params as { nonce: string } };
  }
});
