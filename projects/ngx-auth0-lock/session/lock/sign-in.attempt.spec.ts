// One attempt while it is open: what ends it, what does not, and what it leaves on Lock.
import { FakeLock } from '../../testing/fake-lock';
import type { AuthError } from '../auth-error';
import {
  HOUR,
  LOCK_IS_GONE,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from '../testing-support/simulated-browser';

describe('an attempt to sign in', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    tab = browser.openTab();
  });

  async function open() {
    const signingIn = tab.session.signIn({ returnTo: '/wanted' });
    await settle();
    const { auth } = tab.lock.shown.at(-1) as { auth: { params: { nonce: string } } };
    return { signingIn, nonce: auth.params.nonce };
  }
  const listeners = () =>
    ['authenticated', 'hide', 'authorization_error', 'unrecoverable_error'].map((event) =>
      tab.lock.listenerCount(event),
    );
  async function errorOf(attempt: Promise<{ outcome: string; error?: AuthError }>) {
    const { outcome, error } = await attempt;
    expect(outcome).toBe('failed');
    return [error?.code, error?.message];
  }

  it('fails where Lock cannot be shown, leaves no listener, and may be made again', async () => {
    const show = spyOn(tab.lock, 'show').and.throwError('destroyed');
    expect(await errorOf(tab.session.signIn())).toEqual(['lock-failed', 'Lock could not go on.']);
    expect(tab.take()).toEqual(['sign-in-failed']);
    expect(listeners()).toEqual([0, 0, 0, 1]);
    show.and.callThrough();
    await open();
    expect(tab.lock.visible).toBeTrue();
  });

  it('fails with the reason where the options of Lock are refused', async () => {
    const { AuthError: Refusal } = await import('../auth-error');
    tab = browser.openTab({
      showOptions: () => {
        throw new Refusal('config', 'A fixed state can be guessed.');
      },
    });
    expect(await errorOf(tab.session.signIn())).toEqual([
      'config',
      'A fixed state can be guessed.',
    ]);
  });

  it('fails where the options of a sign-in cannot be read', async () => {
    const broken = {
      get returnTo(): string {
        throw new Error('of the page');
      },
    };
    expect((await errorOf(tab.session.signIn(broken)))[0]).toBe('lock-failed');
    expect(tab.lock.visible).toBeFalse();
  });

  it('goes on while Lock shows an error, which is told each time', async () => {
    const { signingIn } = await open();
    for (const code of ['invalid_user_password', 'too_many_attempts']) {
      tab.lock.emit('authorization_error', { code });
    }
    expect(tab.take()).toEqual(['sign-in-failed', 'sign-in-failed']);
    expect(tab.lock.visible).toBeTrue();
    tab.lock.hide();
    expect((await signingIn).outcome).toBe('cancelled');
  });

  it('is no longer cancelled by a Lock that closes while the answer is looked at', async () => {
    const { signingIn, nonce } = await open();
    tab.lock.emit('authenticated', await browser.tenant.answer(START, { nonce }));
    tab.lock.hide();
    tab.lock.emit('authorization_error', {});
    tab.lock.emit('unrecoverable_error', {});
    expect((await signingIn).outcome).toBe('signed-in');
    expect(tab.take()).toEqual(['signed-in']);
  });

  it('takes the first of two answers', async () => {
    const { signingIn, nonce } = await open();
    const [one, two] = [
      await browser.tenant.answer(START, { nonce, name: 'one' }),
      await browser.tenant.answer(START, { nonce, name: 'two' }),
    ];
    tab.lock.emit('authenticated', one);
    tab.lock.emit('authenticated', two);
    await signingIn;
    await settle();
    expect(tab.session.idToken()).toBe(one.idToken);
    expect(tab.take()).toEqual(['signed-in']);
  });

  it('stays open whatever else happens in this tab and in others', async () => {
    await tab.signIn();
    const { signingIn } = await open();
    const other = browser.openTab();
    browser.clock.stall(1000);
    await other.signIn();
    other.session.signOut();
    // Handed over past this attempt, by a page that listens itself.
    await tab.session.acceptAuthResult(
      await browser.tenant.answer(browser.tenantNow, { jti: 'x' }),
    );
    await settle();
    expect(tab.take()).toEqual(['signed-in', 'renewed', 'signed-out', 'signed-in']);
    expect(tab.lock.visible).toBeTrue();
    tab.lock.hide();
    expect((await signingIn).outcome).toBe('cancelled');
  });

  it('ends with the sign-in of another tab, and goes where it wanted', async () => {
    const { signingIn } = await open();
    await browser.openTab().signIn();
    expect(await signingIn).toEqual({
      outcome: 'signed-in',
      claims: jasmine.objectContaining({ sub: 'auth0|ada' }) as never,
      returnTo: '/wanted',
    });
    expect(listeners()).toEqual([0, 0, 0, 1]);
    expect(tab.take()).toEqual(['signed-in']);
  });

  it('that signed out while its answer was looked at has cancelled itself', async () => {
    const { signingIn, nonce } = await open();
    tab.lock.emit('authenticated', await browser.tenant.answer(START, { nonce }));
    tab.session.signOut();
    expect(await signingIn).toEqual({ outcome: 'cancelled' });
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'none' });
  });

  describe('whose page was left for the tenant and comes out of the back/forward cache', () => {
    const locks = () => {
      const made: FakeLock[] = [];
      tab = browser.openTab({ lock: async () => (made.push(new FakeLock()), made.at(-1)!) });
      return made;
    };

    it('is cancelled, and its Lock is taken away', async () => {
      const made = locks();
      const signingIn = tab.session.signIn();
      await settle();
      tab.comeOutOfCache();
      expect(await signingIn).toEqual({ outcome: 'cancelled' });
      expect(tab.take()).toEqual(['cancelled']);
      expect(made.map(({ destroyed }) => destroyed)).toEqual([true]);
    });

    it('makes room for another, with a Lock of its own', async () => {
      const made = locks();
      const before = tab.session.signIn();
      await settle();
      tab.comeOutOfCache();
      await before;
      browser.clock.stall(LOCK_IS_GONE);
      void tab.session.signIn();
      await settle();
      expect(made.map(({ visible }) => visible)).toEqual([false, true]);
    });

    it('is left alone when its answer had come before', async () => {
      const { signingIn, nonce } = await open();
      tab.lock.emit('authenticated', await browser.tenant.answer(START, { nonce }));
      tab.comeOutOfCache();
      expect((await signingIn).outcome).toBe('signed-in');
      expect(tab.lock.destroyed).toBeFalse();
    });

    it('is over once: what follows is not cancelled again', async () => {
      const { signingIn } = await open();
      tab.lock.hide();
      await signingIn;
      tab.comeOutOfCache();
      await settle();
      expect(tab.take()).toEqual(['cancelled']);
      expect(tab.lock.destroyed).toBeFalse();
    });

    it('has looked again at what happened to the session meanwhile', async () => {
      await tab.signIn();
      browser.clock.sleep(HOUR * 1000);
      tab.comeOutOfCache();
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
    });
  });

  it('holds an empty answer for a refusal', async () => {
    for (const empty of [undefined, null, {}]) {
      browser.clock.stall(LOCK_IS_GONE);
      const { signingIn } = await open();
      tab.lock.emit('authenticated', empty);
      expect((await errorOf(signingIn))[0]).toBe('token-malformed');
    }
  });

  it('holds an answer that says error and token at once for an error', async () => {
    const { nonce } = await open();
    const result = {
      ...(await browser.tenant.answer(START, { nonce })),
      appState: { nonce, startedAt: START, returnTo: null },
    };
    tab = browser.openTab();
    spyOn(tab.lock, 'resumeAuth').and.callFake((_hash, callback) =>
      callback({ error: 'access_denied' }, result),
    );
    expect((await errorOf(tab.session.resumeRedirect('#')))[0]).toBe('lock-rejected');
    expect(tab.session.authenticated()).toBeFalse();
  });
});
