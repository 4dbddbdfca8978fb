// What a session is made with: where it is kept, which numbers it takes, whom it tells, whose Lock it uses.
import { FakeLock } from '../testing/fake-lock';
import { AuthError } from './auth-error';
import { createSession } from './session';
import type { SessionOptions } from './session-api';
import { standInPage } from './testing-support/page';
import {
  CLIENT_ID,
  HOUR,
  LOCK_IS_GONE,
  settle,
  SimulatedBrowser,
  START,
} from './testing-support/simulated-browser';
import { memoryStorage } from './storage/token-storage';

describe('the options of a session', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  const make = (options: Partial<SessionOptions> = {}) =>
    createSession({
      clientId: CLIENT_ID,
      domain: browser.tenant.domain,
      clock: browser.clock,
      tabs: {
        watch: () => ({ post: () => {}, close: () => {} }),
        runExclusive: (_n, _t, work) => work(),
      },
      ...options,
    });

  describe('storage', () => {
    const key = `key-${crypto.randomUUID()}`;
    let undo: () => void;
    beforeEach(() => (undo = standInPage()));
    afterEach(() => {
      for (const area of [localStorage, sessionStorage]) {
        area.removeItem(key);
        area.removeItem(`${key}.session`);
      }
      undo();
    });

    for (const [storage, local, perTab] of [
      [undefined, true, false],
      ['local', true, false],
      ['session', false, true],
      ['memory', false, false],
    ] as const) {
      it(`${storage ?? 'left out'} keeps the token there, and takes it out again`, async () => {
        const session = make({ storage, storageKey: key });
        const { idToken } = await browser.tenant.answer(START).then(async (answer) => {
          await session.acceptAuthResult(answer);
          return answer;
        });
        expect(session.idToken()).toBe(idToken);
        expect(localStorage.getItem(key)).toBe(local ? idToken : null);
        expect(sessionStorage.getItem(key)).toBe(perTab ? idToken : null);
        expect(localStorage.getItem(`${key}.session`) !== null).toBe(local);
        const again = make({ storage, storageKey: key });
        expect(again.authenticated()).toBe(local || perTab);
        session.signOut();
        expect(localStorage.getItem(key) ?? sessionStorage.getItem(key)).toBeNull();
        for (const one of [session, again]) one.destroy();
      });
    }

    it('of the page is used as it is', async () => {
      const own = memoryStorage();
      const session = make({ storage: own });
      await session.acceptAuthResult(await browser.tenant.answer(START));
      expect(own.get('id_token')).toBe(session.idToken());
    });
  });

  describe('in numbers', () => {
    const refused = (options: Partial<SessionOptions>) => {
      try {
        make({ storage: 'memory', ...options }).destroy();
      } catch (error) {
        return error instanceof AuthError && error.code === 'config' && error.message.length > 20;
      }
      return false;
    };

    it('must be seconds: none that would be a session without end or a timer without pause', () => {
      for (const count of [NaN, Infinity, -1, 'soon', '0', '60', [60], null, true]) {
        expect(refused({ leewaySeconds: count as number }))
          .withContext(`leeway ${count}`)
          .toBeTrue();
        expect(refused({ renewBeforeSeconds: count as number }))
          .withContext(`renew ${count}`)
          .toBeTrue();
      }
    });

    it('are refused by the name of the option and the value that it was given', () => {
      expect(() => make({ leewaySeconds: '60' as never })).toThrowError(
        'leewaySeconds must be a number of 0 or more, not "60".',
      );
      expect(() => make({ renewBeforeSeconds: -1 })).toThrowError(
        'renewBeforeSeconds must be a number of 0 or more, not -1.',
      );
    });

    it('given as text do not make a token that is over sign somebody in', async () => {
      const storage = memoryStorage();
      storage.set('id_token', await browser.tenant.sign(START - 365 * 86_400_000));
      expect(() => make({ storage, leewaySeconds: '60' as never })).toThrowError(AuthError);
    });

    it('may be left out, 0 or more', () => {
      expect(refused({})).toBeFalse();
      expect(refused({ leewaySeconds: 0, renewBeforeSeconds: 0 })).toBeFalse();
      expect(refused({ leewaySeconds: 600, renewBeforeSeconds: 0.5 })).toBeFalse();
    });
  });

  it('that are wrong are named in the production build of an app too, in fewer words', () => {
    const dev = globalThis as { ngDevMode?: unknown };
    const before = dev.ngDevMode;
    dev.ngDevMode = false;
    try {
      expect(() => make({ clientId: '' })).toThrowError(AuthError, 'clientId is not valid.');
      expect(() => make({ domain: 'http://acme.com' })).toThrowError('domain is not valid.');
      expect(() => make({ domain: '' })).toThrowError('domain is not valid.');
      expect(() => make({ flow: 'hybrid' as never })).toThrowError('flow is not valid.');
      expect(() => make({ flow: 'code' })).toThrowError('flow is not valid.');
      expect(() => make({ leewaySeconds: -1 })).toThrowError('leewaySeconds is not valid.');
    } finally {
      dev.ngDevMode = before;
    }
  });

  it('must name a client, by a text', () => {
    for (const clientId of ['', undefined, null, 7, {}]) {
      expect(() => make({ clientId: clientId as string })).toThrowMatching(
        (error) => error.code === 'config' && /clientId is missing/.test(error.message),
      );
    }
  });

  it('name the session among the tabs by its key, and what to watch in storage', async () => {
    const watched: unknown[][] = [];
    const told: string[] = [];
    let stopped = 0;
    const session = make({
      storage: 'memory',
      storageKey: 'mine',
      tabs: {
        watch: (...args) => {
          watched.push(args.slice(0, 2));
          return { post: ({ type }) => told.push(type), close: () => stopped++ };
        },
        runExclusive: (_name, _timeout, work) => work(),
      },
    });
    expect(watched).toEqual([['ngx-auth0-lock.mine', ['mine', 'mine.session', 'mine.ended']]]);
    await session.acceptAuthResult(await browser.tenant.answer(START));
    session.signOut();
    session.signOut();
    expect(told).toEqual(['changed', 'signed-out']);
    session.destroy();
    expect(stopped).toBe(1);
  });

  it('let a session that was restored end by itself', async () => {
    browser.storage.values.set('id_token', await browser.tenant.sign(START));
    const tab = browser.openTab();
    await browser.clock.advance(HOUR * 1000);
    expect(tab.take()).toEqual(['signed-out']);
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  describe('lock', () => {
    it('is fetched ahead, once, when that is wished', async () => {
      let made = 0;
      const lock = async () => {
        made++;
        return new FakeLock();
      };
      const session = make({ storage: 'memory', lock });
      session.preload();
      session.preload();
      await settle();
      expect(made).toBe(1);
      void session.signIn();
      await settle();
      expect(made).toBe(1);
    });

    it('that cannot be fetched ahead is no rejection that nobody handles', async () => {
      const session = make({ storage: 'memory', lock: () => Promise.reject(new Error('offline')) });
      session.preload();
      await settle();
      expect((await session.signIn()).outcome).toBe('failed');
    });

    it('that the page owns is the one that was connected last, until that is undone', async () => {
      const session = make({ storage: 'memory' });
      const [one, two] = [new FakeLock(), new FakeLock()];
      const undoOne = session.connect(one);
      const undoTwo = session.connect(two);
      undoOne();
      const signingIn = session.signIn();
      await settle();
      expect([one.visible, two.visible]).toEqual([false, true]);
      two.hide();
      await signingIn;
      undoTwo();
      const result = await session.signIn();
      expect(result.outcome === 'failed' && result.error.code).toBe('config');
    });

    it('gets what an attempt needs where the page gives no options of its own', async () => {
      const own = new FakeLock();
      const session = make({ storage: 'memory' });
      session.connect(own);
      for (const [lock, scope] of [
        [undefined, 'openid profile email'],
        [{}, 'openid profile email'],
        [{ auth: {} }, 'openid profile email'],
        [{ auth: { connection: 'c', params: { scope: 'openid', x: 1 } } }, 'openid'],
      ] as const) {
        const before = own.shown.length;
        browser.clock.stall(LOCK_IS_GONE);
        const signingIn = session.signIn({ lock, returnTo: '/a' });
        await settle();
        expect(own.shown.length).toBe(before + 1);
        const { auth } = own.shown.at(-1) as {
          auth: { connection?: string; params: Record<string, unknown> };
        };
        const { nonce, state, appState, x, ...rest } = auth.params;
        expect(rest).toEqual({ scope });
        expect([auth.connection, x]).toEqual(
          scope === 'openid' ? ['c', 1] : [undefined, undefined],
        );
        expect(nonce).toMatch(/^[\da-f]{64}$/);
        expect(state).toMatch(/^[\da-f]{64}$/);
        expect(state).not.toBe(nonce);
        expect(appState).toEqual({ nonce, returnTo: '/a', startedAt: browser.clock.now() });
        own.hide();
        await signingIn;
      }
    });
  });
});
