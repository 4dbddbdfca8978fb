// Signing in with Lock: how an attempt settles, what it asks for, and what it refuses.
import type { AuthError } from '../auth-error';
import {
  HOUR,
  LOCK_IS_GONE,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from '../testing-support/simulated-browser';
import { signHs256 } from '../testing-support/tokens';

interface Shown {
  readonly auth: {
    readonly params: {
      readonly nonce: string;
      readonly state: string;
      readonly scope: string;
      readonly appState: { nonce: string; returnTo: string | null; startedAt: number };
    };
  };
}

describe('sign-in', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    tab = browser.openTab();
  });

  const params = () => (tab.lock.shown.at(-1) as unknown as Shown).auth.params;
  const answer = (claims: Record<string, unknown> = {}) =>
    browser.tenant.answer(browser.tenantNow, { nonce: params().nonce, ...claims });

  async function opened(options?: Parameters<SimulatedTab['session']['signIn']>[0]) {
    const signingIn = tab.session.signIn(options);
    await settle();
    return signingIn;
  }
  /** Opens Lock without waiting for the end of the attempt. */
  async function open(options?: Parameters<SimulatedTab['session']['signIn']>[0]) {
    const signingIn = opened(options);
    await settle();
    await settle();
    return { signingIn };
  }

  describe('within the page', () => {
    it('settles as signed in, closes Lock and gives back the wanted path', async () => {
      const { signingIn } = await open({ returnTo: '/profile?tab=1#x' });
      tab.lock.emit('authenticated', await answer({ name: 'Ada' }));
      const result = await signingIn;
      expect(result).toEqual(
        jasmine.objectContaining({ outcome: 'signed-in', returnTo: '/profile?tab=1#x' }),
      );
      expect(tab.lock.visible).toBeFalse();
      expect(tab.session.authenticated()).toBeTrue();
      expect(tab.take()).toEqual(['signed-in']);
    });

    it('settles as cancelled when the person closes Lock', async () => {
      const { signingIn } = await open();
      tab.lock.hide();
      expect(await signingIn).toEqual({ outcome: 'cancelled' });
      expect(tab.take()).toEqual(['cancelled']);
    });

    it('drops an authenticated that comes after the person closed Lock', async () => {
      const { signingIn } = await open();
      const late = await answer();
      tab.lock.hide();
      await signingIn;
      tab.lock.emit('authenticated', late);
      await settle();
      expect(tab.session.authenticated()).toBeFalse();
    });

    it('tells of errors that Lock shows with its form open, and goes on', async () => {
      const { signingIn } = await open();
      tab.lock.emit('authorization_error', {
        code: 'invalid_user_password',
        description: 'secret',
      });
      tab.lock.emit('authenticated', await answer());
      expect((await signingIn).outcome).toBe('signed-in');
      expect(tab.events[0]).toEqual(
        jasmine.objectContaining({
          type: 'sign-in-failed',
          error: jasmine.objectContaining({
            code: 'lock-rejected',
            cause: { name: 'Error', code: 'invalid_user_password' },
          }),
        }),
      );
      expect(JSON.stringify(tab.events)).not.toContain('secret');
    });

    it('settles as failed when Lock cannot go on, and makes a new Lock for the next try', async () => {
      let made = 0;
      tab = browser.openTab({
        lock: async () => {
          made++;
          return tab.lock;
        },
      });
      const { signingIn } = await open();
      tab.lock.emit('unrecoverable_error', { code: 'sync' });
      expect(await codeOf(signingIn)).toBe('lock-failed');
      tab.lock.visible = false;
      const destroy = spyOn(tab.lock, 'destroy');
      await open();
      expect(made).toBe(2);
      expect(destroy).toHaveBeenCalledTimes(1);
    });

    it('waits until Lock is gone that was closed a moment ago, which would go deaf', async () => {
      const { signingIn } = await open();
      tab.lock.hide();
      await signingIn;
      const again = tab.session.signIn();
      await settle();
      expect(tab.lock.visible).toBeFalse();
      await browser.clock.advance(LOCK_IS_GONE);
      await settle();
      expect(tab.lock.visible).toBeTrue();
      tab.lock.emit('authenticated', await answer());
      expect((await again).outcome).toBe('signed-in');
    });

    it('is one attempt and one Lock however often it is called', async () => {
      const first = tab.session.signIn();
      expect(tab.session.signIn()).toBe(first);
      await settle();
      expect(tab.lock.shown.length).toBe(1);
      tab.lock.hide();
      await first;
      expect(tab.session.signIn()).not.toBe(first);
    });

    it('closes Lock and settles when the person signs in in another tab', async () => {
      const { signingIn } = await open();
      const other = browser.openTab();
      await other.signIn();
      expect((await signingIn).outcome).toBe('signed-in');
      expect(tab.lock.visible).toBeFalse();
    });

    it('leaves no listener on Lock but the one that keeps it from throwing', async () => {
      const { signingIn } = await open();
      tab.lock.hide();
      await signingIn;
      const left = ['authenticated', 'hide', 'authorization_error', 'unrecoverable_error'].map(
        (event) => tab.lock.listenerCount(event),
      );
      expect(left).toEqual([0, 0, 0, 1]);
    });

    it('settles as failed when Lock does not load, and loads it again the next time', async () => {
      let online = false;
      tab = browser.openTab({
        lock: async () => {
          if (!online) throw new TypeError('Failed to fetch dynamically imported module: http://…');
          return tab.lock;
        },
      });
      expect(await codeOf(tab.session.signIn())).toBe('lock-load');
      online = true;
      const { signingIn } = await open();
      tab.lock.emit('authenticated', await answer());
      expect((await signingIn).outcome).toBe('signed-in');
    });
  });

  describe('asks for', () => {
    it('a nonce and a state of its own each time, and keeps the path in appState', async () => {
      const { signingIn } = await open({ returnTo: '/a' });
      const first = params();
      tab.lock.hide();
      await signingIn;
      browser.clock.stall(LOCK_IS_GONE);
      await open();
      expect(first.nonce).toMatch(/^[\da-f]{64}$/);
      expect(first.state).toMatch(/^[\da-f]{64}$/);
      expect(new Set([first, params()].flatMap(({ nonce, state }) => [nonce, state])).size).toBe(4);
      expect(first.appState).toEqual({ nonce: first.nonce, returnTo: '/a', startedAt: START });
    });

    it('no path that leaves the origin, and none that the cookie cannot hold', async () => {
      for (const [wanted, kept] of [
        ['https://evil.example/', null],
        ['//evil.example', null],
        [`/long?${'x'.repeat(3000)}`, '/long'],
        [`/${'x'.repeat(3000)}`, '/'],
      ] as const) {
        browser.clock.stall(LOCK_IS_GONE);
        const { signingIn } = await open({ returnTo: wanted });
        expect(params().appState.returnTo).toBe(kept);
        tab.lock.hide();
        await signingIn;
      }
    });
  });

  describe('refuses', () => {
    it('an answer with the nonce of another attempt', async () => {
      const { signingIn } = await open();
      tab.lock.emit('authenticated', await answer({ nonce: 'of another attempt' }));
      expect(await codeOf(signingIn)).toBe('token-claims');
      expect(tab.session.authenticated()).toBeFalse();
      expect(browser.storage.sessionKeys).toEqual([]);
      expect(tab.take()).toEqual(['sign-in-failed']);
    });

    it('an HS256 token, which auth0-js 9 passes on unverified (CVE-2026-42280)', async () => {
      const { signingIn } = await open();
      const claims = browser.tenant.claims(START, { nonce: params().nonce });
      const idToken = await signHs256(claims, new TextEncoder().encode('any secret'));
      tab.lock.emit('authenticated', { idToken, idTokenPayload: { sub: claims['sub'] } });
      expect(await codeOf(signingIn)).toBe('token-claims');
    });

    it('an answer without a signed access token hash', async () => {
      const { signingIn } = await open();
      const good = await answer();
      tab.lock.emit('authenticated', { ...good, accessToken: 'of somebody else' });
      expect(await codeOf(signingIn)).toBe('token-claims');
    });

    it('to go on without the keys of the tenant', async () => {
      const { signingIn } = await open();
      browser.tenant.online = false;
      tab.lock.emit('authenticated', await answer());
      expect(await codeOf(signingIn)).toBe('network');
    });
  });

  describe('by redirect', () => {
    /** What the page that is left behind would get back from the tenant. */
    async function away(claims: Record<string, unknown> = {}) {
      await open({ returnTo: '/wanted' });
      const { appState } = params();
      const back = { ...(await answer(claims)), appState };
      tab.close();
      return back;
    }

    it('is pending while the answer is checked, then signed in, with the way back', async () => {
      const result = await away();
      tab = browser.openTab();
      tab.lock.resumeAuthAnswer = { result };
      const resuming = tab.session.resumeRedirect('#state=s&id_token=t');
      expect(tab.session.state).toEqual({ status: 'pending' });
      expect(await resuming).toEqual(jasmine.objectContaining({ outcome: 'signed-in' }));
      expect(tab.session.authenticated()).toBeTrue();
      expect(tab.lock.resumed).toEqual(['#state=s&id_token=t']);
      expect(tab.events[0]).toEqual(jasmine.objectContaining({ returnTo: '/wanted' }));
    });

    it('refuses an answer that carries no attempt of ours', async () => {
      const { nonce, ...rest } = (await away()).appState;
      const { idToken } = await browser.tenant.answer(browser.tenantNow, { nonce: 'x' });
      tab = browser.openTab();
      for (const appState of [undefined, null, {}, { nonce, ...rest }, { nonce: 'x', ...rest }]) {
        tab.lock.resumeAuthAnswer = { result: { idToken, appState } };
        expect(await codeOf(tab.session.resumeRedirect('#'))).toBe('callback');
      }
      expect(tab.session.state.status).toBe('signed-out');
    });

    it('gives up after ten seconds, and drops what comes later', async () => {
      const result = await away();
      tab = browser.openTab();
      let arrive!: (answer: { result: typeof result }) => void;
      tab.lock.resumeAuthAnswer = () => new Promise((resolve) => (arrive = resolve));
      const resuming = tab.session.resumeRedirect('#');
      await settle();
      await browser.clock.advance(9_999);
      expect(tab.session.state.status).toBe('pending');
      await browser.clock.advance(1);
      expect(await codeOf(resuming)).toBe('timeout');
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'none' });
      arrive({ result });
      await settle();
      expect(tab.session.authenticated()).toBeFalse();
    });

    it('never hides or ends a session that exists', async () => {
      await away();
      tab = browser.openTab();
      await tab.signIn();
      const before = tab.session.state;
      tab.lock.resumeAuthAnswer = { error: { error: 'access_denied', errorDescription: 'no' } };
      const resuming = tab.session.resumeRedirect('#error=access_denied&state=s');
      expect(tab.session.state).toBe(before);
      expect(await codeOf(resuming)).toBe('lock-rejected');
      expect(tab.session.state).toBe(before);
      expect(tab.take()).toEqual(['signed-in', 'sign-in-failed']);
    });

    it('is not brought back by an answer that arrives after signing out', async () => {
      const result = await away();
      tab = browser.openTab();
      let arrive!: (answer: { result: typeof result }) => void;
      tab.lock.resumeAuthAnswer = () => new Promise((resolve) => (arrive = resolve));
      const resuming = tab.session.resumeRedirect('#');
      await settle();
      tab.session.signOut();
      arrive({ result });
      await settle();
      arrive({ result });
      await resuming;
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'signed-out' });
    });

    it('says clock-skew when auth0-js refused the token by the clock', async () => {
      tab.lock.resumeAuthAnswer = {
        error: { error: 'invalid_token', errorDescription: 'Expiration Time (exp) claim error' },
      };
      expect(await codeOf(tab.session.resumeRedirect('#'))).toBe('clock-skew');
    });
  });

  describe('with a wrong clock', () => {
    for (const hours of [-10, -1, 1, 10]) {
      it(`lets in a person whose clock is ${hours} h off, for the token's lifetime`, async () => {
        browser.clock.error = hours * HOUR * 1000;
        const { signingIn } = await open();
        tab.lock.emit('authenticated', await answer());
        expect((await signingIn).outcome).toBe('signed-in');
        browser.clock.stall(HOUR * 1000 - 1000);
        expect(tab.session.authenticated()).toBeTrue();
        expect(browser.openTab().session.authenticated()).toBeTrue();
        browser.clock.stall(1000);
        expect(tab.session.authenticated()).toBeFalse();
        expect(browser.openTab().session.authenticated()).toBeFalse();
      });
    }

    it('says clock-skew where the answer is bound to no attempt', async () => {
      browser.clock.error = -HOUR * 1000;
      await tab.session.acceptAuthResult(await browser.tenant.answer(browser.tenantNow));
      expect(tab.events.at(-1)).toEqual(
        jasmine.objectContaining({ error: jasmine.objectContaining({ code: 'clock-skew' }) }),
      );
    });

    for (const [name, wrong] of [
      ['behind', -2],
      ['ahead', 2],
    ] as const) {
      it(`never lives longer when a clock that was ${name} is set right`, async () => {
        browser.clock.error = wrong * HOUR * 1000;
        const { signingIn } = await open();
        tab.lock.emit('authenticated', await answer());
        await signingIn;
        browser.clock.error = 0;
        await browser.clock.advance(HOUR * 1000);
        tab.comeBack();
        expect(tab.session.authenticated()).toBeFalse();
      });
    }

    it('keeps its bound over a reload after the clock was set back', async () => {
      browser.clock.error = 5 * HOUR * 1000;
      const { signingIn } = await open();
      tab.lock.emit('authenticated', await answer());
      await signingIn;
      browser.clock.error = 0;
      browser.clock.stall(HOUR * 1000);
      expect(browser.openTab().session.authenticated()).toBeFalse();
    });
  });

  async function codeOf(
    attempt: Promise<{ outcome: string; error?: AuthError }>,
  ): Promise<string | undefined> {
    const { outcome, error } = await attempt;
    expect(outcome).toBe('failed');
    return error?.code;
  }
});
