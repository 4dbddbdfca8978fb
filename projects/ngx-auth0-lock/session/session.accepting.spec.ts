// What is asked of an answer before it makes a session, and what becomes of it when something came between.
import type { AuthError } from './auth-error';
import {
  HOUR,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from './testing-support/simulated-browser';

describe('an answer of Lock', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    tab = browser.openTab();
  });

  const errors = () =>
    tab.events.splice(0).flatMap((event): AuthError[] => ('error' in event ? [event.error] : []));

  it('that is expired by a moment, within the tolerance of verification, makes no session', async () => {
    for (const late of [0, 30]) {
      const exp = START / 1000 - late;
      await tab.session.acceptAuthResult(
        await browser.tenant.answer(START, { iat: exp - 60, exp }),
      );
      const [error, ...others] = errors();
      expect([error.code, error.message]).toEqual([
        'token-expired',
        'The tenant handed over an expired token.',
      ]);
      expect(others).toEqual([]);
      expect(tab.session.state.status).toBe('signed-out');
      expect(browser.storage.sessionKeys).toEqual([]);
    }
  });

  it('with nothing in it is an error with a sentence, not an exception', async () => {
    for (const nothing of [null, undefined, {}, 'text', { idToken: null }, { idToken: 7 }]) {
      await tab.session.acceptAuthResult(nothing as never);
      const [error] = errors();
      expect(error.code).toBe('token-malformed');
      expect(error.message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('that the browser cannot check is an error, too', async () => {
    const answer = await browser.tenant.answer(START);
    spyOn(crypto.subtle, 'digest').and.rejectWith(new Error('out of order'));
    await tab.session.acceptAuthResult(answer);
    const [error] = errors();
    expect([error.code, error.message]).toEqual([
      'token-malformed',
      'Lock handed over no valid ID token.',
    ]);
    expect(tab.session.authenticated()).toBeFalse();
  });

  it('that was signed out of is not looked at again', async () => {
    const answer = await browser.tenant.answer(START);
    await tab.session.acceptAuthResult(answer);
    tab.session.signOut();
    tab.take();
    spyOn(crypto.subtle, 'verify').and.callFake(() => fail('looked at') as never);
    await tab.session.acceptAuthResult(answer);
    expect(tab.take()).toEqual([]);
  });

  it('with nothing in it stays an error after a callback that held nothing', async () => {
    tab.lock.resumeAuthAnswer = { result: { appState: null } };
    await tab.session.resumeRedirect('#');
    tab.take();
    await tab.session.acceptAuthResult({});
    expect(errors().map(({ code }) => code)).toEqual(['token-malformed']);
  });

  it('that is the session already is signed in, without another look at it', async () => {
    const { signingIn, nonce } = await open();
    const answer = await browser.tenant.answer(START, { nonce });
    await tab.session.acceptAuthResult(await browser.tenant.answer(START, { jti: 'other' }));
    await tab.session.acceptAuthResult(await browser.tenant.answer(START, { jti: 'another' }));
    tab.take();
    // Sooner, it might be a renewal that was written into the midst of the other sign-in.
    browser.clock.stall(60_000);
    browser.storage.values.set('id_token', answer.idToken);
    tab.comeBack();
    tab.take();
    browser.tenant.online = false;
    tab.lock.emit('authenticated', answer);
    expect(await signingIn).toEqual({
      outcome: 'signed-in',
      claims: jasmine.objectContaining({ nonce }) as never,
      returnTo: '/wanted',
    });
    expect(tab.take()).toEqual([]);
  });

  it('that was refused may be handed over again: the network may be back', async () => {
    const answer = await browser.tenant.answer(START);
    browser.tenant.online = false;
    await tab.session.acceptAuthResult(answer);
    expect(errors().map(({ code }) => code)).toEqual(['network']);
    browser.tenant.online = true;
    await tab.session.acceptAuthResult(answer);
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('is dropped when another tab signed out while it was looked at', async () => {
    const other = browser.openTab();
    await tab.signIn();
    await settle();
    const starting = tab.session.acceptAuthResult(
      await browser.tenant.answer(START, { jti: 'late' }),
    );
    other.session.signOut();
    await starting;
    expect(tab.session.authenticated()).toBeFalse();
    expect(browser.storage.sessionKeys).toEqual([]);
  });

  it('is welcome though the session before ran out while it was looked at', async () => {
    await tab.signIn();
    browser.clock.stall(HOUR * 1000 - 1000);
    const starting = tab.session.acceptAuthResult(await browser.tenant.answer(browser.tenantNow));
    browser.clock.stall(2000);
    expect(tab.session.revalidate()).toEqual({ status: 'signed-out', reason: 'expired' });
    await starting;
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('takes the place of the session of the same person without a moment of nobody in storage', async () => {
    await tab.signIn();
    browser.storage.guard = (method) => {
      if (method === 'remove') fail('removed');
    };
    await tab.session.acceptAuthResult(await browser.tenant.answer(START, { jti: '2' }));
    expect(tab.take()).toEqual(['signed-in', 'signed-in']);
  });

  it('gives a person who signs in new tries to renew', async () => {
    tab = browser.openTab({ renewBeforeSeconds: 3000 });
    await tab.signIn({ exp: START / 1000 + HOUR });
    expect(await tab.session.renew()).toBeFalse();
    await tab.session.acceptAuthResult(await browser.tenant.answer(START, { jti: '2' }));
    tab.lock.checkSessionAnswer = async () => ({
      result: await browser.tenant.answer(browser.tenantNow, { jti: '3' }),
    });
    expect(await tab.session.renew()).toBeTrue();
  });

  it('that renews gives no new tries: the tenant asked for patience before', async () => {
    await tab.signIn();
    browser.clock.stall(1000);
    tab.lock.checkSessionAnswer = async () => ({
      result: await browser.tenant.answer(browser.tenantNow, { jti: crypto.randomUUID() }),
    });
    expect(await tab.session.renew()).toBeTrue();
    tab.lock.checkSessionAnswer = { error: { error: 'timeout' } };
    expect(await tab.session.renew()).toBeFalse();
    expect(await tab.session.renew()).toBeFalse();
    expect(tab.lock.checked.length).toBe(2);
  });

  describe('while a callback is checked', () => {
    const attempt = { nonce: 'of the page before', startedAt: START, returnTo: '/wanted' };
    const back = async () => {
      browser.leaveFor(attempt);
      return browser.tenant.answer(START, { nonce: attempt.nonce });
    };

    it('is what a click on Log in waits for, and gets', async () => {
      let arrive = (_: never) => {};
      tab.lock.resumeAuthAnswer = () => new Promise((resolve) => (arrive = resolve as never));
      const resuming = tab.session.resumeRedirect('#');
      expect(tab.session.resumeRedirect('#')).toBe(resuming);
      const signingIn = tab.session.signIn();
      await settle();
      arrive({ result: await back() } as never);
      const result = await signingIn;
      expect(result.outcome).toBe('signed-in');
      expect(result).toBe(await resuming);
      expect(tab.lock.shown).toEqual([]);
      expect(browser.clock.liveTimers).toBe(1);
    });

    it('and refused, opens Lock for those who clicked', async () => {
      tab.lock.resumeAuthAnswer = { error: { error: 'access_denied' } };
      const resuming = tab.session.resumeRedirect('#');
      void tab.session.signIn();
      const result = await resuming;
      expect(result.outcome === 'failed' && result.error.message).toBe(
        'The tenant refused this sign-in.',
      );
      await settle();
      expect(tab.lock.visible).toBeTrue();
      expect(browser.clock.liveTimers).toBe(0);
    });

    it('and empty, is refused', async () => {
      tab.lock.resumeAuthAnswer = { result: null as never };
      expect((await tab.session.resumeRedirect('#')).outcome).toBe('failed');
      tab.lock.resumeAuthAnswer = { result: await back() };
      expect((await tab.session.resumeRedirect('#')).outcome).toBe('signed-in');
    });

    it('and asked for by nobody here is refused, whatever the cookie of auth0-js says', async () => {
      for (const appState of [attempt, { ...attempt, nonce: 'n' }, null, undefined, 'text']) {
        const answer = await browser.tenant.answer(START, { nonce: attempt.nonce });
        tab.lock.resumeAuthAnswer = { result: { ...answer, appState } };
        const result = await tab.session.resumeRedirect('#');
        expect(result.outcome === 'failed' && [result.error.code, result.error.message]).toEqual([
          'callback',
          'This answer belongs to no sign-in of this page.',
        ]);
      }
    });

    it('goes nowhere but to a path of this page', async () => {
      for (const returnTo of ['https://evil.test/', '//evil.test', null]) {
        tab = browser.openTab();
        const result = await back();
        browser.leaveFor({ ...attempt, returnTo });
        tab.lock.resumeAuthAnswer = { result };
        const outcome = await tab.session.resumeRedirect('#');
        expect(outcome.outcome === 'signed-in' && outcome.returnTo).toBeNull();
        tab.session.signOut();
      }
    });

    it('takes too long with a sentence', async () => {
      tab.lock.resumeAuthAnswer = 'never';
      const resuming = tab.session.resumeRedirect('#');
      await settle();
      await browser.clock.advance(10_000);
      const result = await resuming;
      expect(result.outcome === 'failed' && result.error.message).toBe(
        'The sign-in could not be finished in time.',
      );
    });
  });

  async function open() {
    const signingIn = tab.session.signIn({ returnTo: '/wanted' });
    await settle();
    const { auth } = tab.lock.shown.at(-1) as { auth: { params: { nonce: string } } };
    return { signingIn, nonce: auth.params.nonce };
  }
});
