// The life of a session in one tab: restored, started, true to the millisecond, ended.
import { AuthError } from './auth-error';
import { createSession } from './session';
import { HOUR, settle, SimulatedBrowser, START } from './testing-support/simulated-browser';
import { unsigned } from './testing-support/tokens';

describe('session', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
  });

  const stored = () => browser.storage.values.get('id_token') ?? null;

  describe('when it is made', () => {
    it('is signed out where nothing is stored', () => {
      const { session } = browser.openTab();
      expect(session.state).toEqual({ status: 'signed-out', reason: 'none' });
      expect(session.authenticated()).toBeFalse();
      expect(session.idToken()).toBeNull();
      expect(session.accessToken()).toBeNull();
    });

    it('refuses a configuration without a client id or with a domain that is none', () => {
      const config = (domain: string, clientId = 'x') =>
        createSession({ domain, clientId, storage: 'memory' });
      expect(() => config('acme.eu.auth0.com', '')).toThrowMatching(isConfigError);
      expect(() => config('https://acme.eu.auth0.com/path')).toThrowMatching(isConfigError);
      expect(() => config('http://acme.eu.auth0.com')).toThrowMatching(isConfigError);
      config('http://localhost:4400').destroy();
    });

    it('restores a stored session at once, access token included', async () => {
      const first = browser.openTab();
      const idToken = await first.signIn({ name: 'Ada' });
      const accessToken = first.session.accessToken();
      first.close();

      const { session } = browser.openTab();
      expect(session.state.status).toBe('signed-in');
      expect(session.authenticated()).toBeTrue();
      expect(session.idToken()).toBe(idToken);
      expect(session.accessToken()).toBe(accessToken);
      expect(accessToken).not.toBeNull();
    });

    it('counts an ID token that older code has written alone', async () => {
      browser.storage.values.set('id_token', await browser.tenant.sign(browser.tenantNow));
      expect(browser.openTab().session.authenticated()).toBeTrue();
    });

    it('costs three reads of storage: the token, its record, and what ended', async () => {
      await browser.openTab().signIn();
      const reads: string[] = [];
      browser.storage.guard = (_method, key) => reads.push(key);
      browser.openTab();
      expect(reads).toEqual(['id_token', 'id_token.session', 'id_token.ended']);
    });

    for (const [name, value, reason] of [
      ['a junk value', () => 'undefined', 'malformed'],
      ['a token without exp', () => token({ exp: undefined }), 'malformed'],
      ['an HS256 token', () => token({}, { alg: 'HS256' }), 'malformed'],
      ['an expired token', () => token({ exp: START / 1000 }), 'expired'],
    ] as const) {
      it(`is signed out by ${name}, and removes it with its record`, () => {
        browser.storage.values.set('id_token', value());
        browser.storage.values.set('id_token.session', '{}');
        const { session } = browser.openTab();
        expect(session.state).toEqual({ status: 'signed-out', reason });
        expect(browser.storage.sessionKeys).toEqual([]);
      });
    }

    for (const [name, claims] of [
      ['another tenant', { iss: 'https://other.example/' }],
      ['another client', { aud: 'client-2' }],
    ] as const) {
      it(`is signed out by a token of ${name}, and leaves it in place`, () => {
        const foreign = token(claims);
        browser.storage.values.set('id_token', foreign);
        const { session } = browser.openTab();
        expect(session.state).toEqual({ status: 'signed-out', reason: 'foreign' });
        session.signOut();
        expect(stored()).toBe(foreign);
      });
    }

    function token(claims: Record<string, unknown>, header?: Record<string, unknown>): string {
      return unsigned(browser.tenant.claims(START, claims), header);
    }
  });

  describe('when Lock hands over its answer', () => {
    it('verifies the ID token, keeps it raw under id_token and reports one event', async () => {
      const tab = browser.openTab();
      const answer = await browser.tenant.answer(START, { name: 'Ada' });
      const state = await tab.session.acceptAuthResult(answer);
      expect(state).toBe(tab.session.state);
      expect(state).toEqual(
        jasmine.objectContaining({ status: 'signed-in', expiresAt: START + HOUR * 1000 }),
      );
      expect(stored()).toBe(answer.idToken);
      expect(tab.take()).toEqual(['signed-in']);
    });

    it('takes the same answer once, however often Lock reports it', async () => {
      const tab = browser.openTab();
      const answer = await browser.tenant.answer(START);
      await Promise.all([
        tab.session.acceptAuthResult(answer),
        tab.session.acceptAuthResult(answer),
      ]);
      await tab.session.acceptAuthResult(answer);
      expect(tab.take()).toEqual(['signed-in']);
    });

    it('refuses a forged token without an exception, and keeps the session that there is', async () => {
      const tab = browser.openTab();
      const good = await tab.signIn();
      const forged = unsigned(browser.tenant.claims(START, { sub: 'auth0|eve' }));
      await tab.session.acceptAuthResult({ idToken: forged });
      expect(tab.session.idToken()).toBe(good);
      expect(tab.take()).toEqual(['signed-in', 'sign-in-failed']);
    });

    it('refuses an answer about another user than it names, or with nothing in it', async () => {
      const tab = browser.openTab();
      const idToken = await browser.tenant.sign(START);
      await tab.session.acceptAuthResult({ idToken, idTokenPayload: { sub: 'auth0|eve' } });
      await tab.session.acceptAuthResult({});
      await tab.session.acceptAuthResult(null as never);
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.take()).toEqual(['sign-in-failed', 'sign-in-failed', 'sign-in-failed']);
      expect(stored()).toBeNull();
    });

    it('drops an answer that arrives after the session was ended', async () => {
      const tab = browser.openTab();
      const answering = tab.session.acceptAuthResult(await browser.tenant.answer(START));
      tab.session.signOut();
      await answering;
      expect(tab.session.authenticated()).toBeFalse();
      expect(stored()).toBeNull();
    });

    it('never takes a token again that was signed out', async () => {
      const tab = browser.openTab();
      const answer = await browser.tenant.answer(START);
      await tab.session.acceptAuthResult(answer);
      tab.session.signOut();
      await tab.session.acceptAuthResult(answer);
      browser.storage.values.set('id_token', answer.idToken);
      tab.comeBack();
      expect(tab.session.authenticated()).toBeFalse();
      await browser.clock.advance(1000);
      expect(stored()).toBeNull();
    });

    it('listens to a Lock that the page owns, until told not to', async () => {
      const tab = browser.openTab({ lock: undefined });
      const undo = tab.session.connect(tab.lock);
      tab.lock.emit('authenticated', await browser.tenant.answer(START));
      await settle();
      expect(tab.session.authenticated()).toBeTrue();
      undo();
      expect(tab.lock.listenerCount('authenticated')).toBe(0);
    });

    it('works as a listener of its own: lock.on("authenticated", session.acceptAuthResult)', async () => {
      const { session, lock } = browser.openTab();
      lock.on('authenticated', session.acceptAuthResult);
      lock.emit('authenticated', await browser.tenant.answer(START));
      await settle();
      expect(session.authenticated()).toBeTrue();
    });
  });

  describe('when its time is up', () => {
    it('is never true at or after exp, though no timer has rung', async () => {
      const tab = browser.openTab();
      await tab.signIn();
      browser.clock.stall(HOUR * 1000 - 1);
      expect(tab.session.authenticated()).toBeTrue();
      browser.clock.stall(1);
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.session.idToken()).toBeNull();
      expect(tab.session.accessToken()).toBeNull();
    });

    it('ends by itself, once, and removes the token', async () => {
      const tab = browser.openTab();
      await tab.signIn();
      await browser.clock.advance(HOUR * 1000 + 120_000);
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
      expect(tab.take()).toEqual(['signed-in', 'signed-out']);
      expect(stored()).toBeNull();
      expect(browser.clock.liveTimers).toBe(0);
    });

    it('lasts leewaySeconds longer where the app allows it', async () => {
      const { session, signIn } = bound(browser.openTab({ leewaySeconds: 30 }));
      await signIn();
      browser.clock.stall(HOUR * 1000 + 29_999);
      expect(session.authenticated()).toBeTrue();
      browser.clock.stall(1);
      expect(session.authenticated()).toBeFalse();
    });

    it('loses the access token when that is over, and stays signed in', async () => {
      browser.tenant.accessSeconds = HOUR / 2;
      const tab = browser.openTab();
      await tab.signIn();
      browser.clock.stall((HOUR / 2) * 1000 - 1);
      expect(tab.session.accessToken()).not.toBeNull();
      browser.clock.stall(1);
      expect(tab.session.accessToken()).toBeNull();
      expect(tab.session.authenticated()).toBeTrue();
    });

    for (const [name, seconds] of [
      ['30 days', 30 * 24 * HOUR],
      ['a year', 365 * 24 * HOUR],
      ['ten years', 3652 * 24 * HOUR],
      ['2^31 ms', 2 ** 31 / 1000],
    ] as const) {
      it(`holds for a token that lives ${name}, with short timers`, async () => {
        const tab = browser.openTab();
        await tab.signIn({ exp: START / 1000 + seconds });
        await browser.clock.advance(180_000);
        expect(tab.session.authenticated()).toBeTrue();
        expect(browser.clock.liveTimers).toBe(1);
        browser.clock.stall(seconds * 1000 - 180_001);
        expect(tab.session.authenticated()).toBeTrue();
        await browser.clock.advance(1);
        expect(tab.take()).toEqual(['signed-in', 'signed-out']);
        expect(browser.clock.overflows).toBe(0);
      });
    }

    it('reports each of many sessions in turn exactly once and keeps no timer', async () => {
      const tab = browser.openTab();
      let ends = 0;
      tab.session.on((event) => (ends += Number(event.type === 'signed-out')));
      for (let count = 1; count <= 50; count++) {
        await tab.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 10 });
        await browser.clock.advance(11_000);
        expect(ends).toBe(count);
      }
      expect(browser.clock.liveTimers).toBe(0);
    });

    it('is seen after sleep, with the first look', async () => {
      const tab = browser.openTab();
      await tab.signIn();
      browser.clock.sleep(8 * HOUR * 1000);
      expect(tab.session.authenticated()).toBeFalse();
      tab.comeBack();
      tab.comeBack();
      expect(tab.take()).toEqual(['signed-in', 'signed-out']);
    });

    it('follows a clock that is set forward, and gains nothing by one that is set back', async () => {
      const tab = browser.openTab();
      await tab.signIn();
      browser.clock.error = -24 * HOUR * 1000;
      expect(tab.session.authenticated()).toBeTrue();
      await browser.clock.advance(HOUR * 1000 + 60_000);
      expect(tab.session.authenticated()).toBeFalse();
      browser.clock.error = 0;
      await tab.signIn();
      browser.clock.error = 24 * HOUR * 1000;
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.session.revalidate()).toEqual({ status: 'signed-out', reason: 'expired' });
    });
  });

  describe('when it is ended', () => {
    it('is over at once, here and in storage', async () => {
      const tab = browser.openTab();
      await tab.signIn();
      tab.session.signOut();
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'signed-out' });
      expect(browser.storage.sessionKeys).toEqual([]);
      expect(tab.take()).toEqual(['signed-in', 'signed-out']);
      tab.session.signOut();
      expect(tab.take()).toEqual([]);
    });

    it('removes the token before its record, so that no half session is ever left', async () => {
      const tab = browser.openTab();
      await tab.signIn();
      const removed: string[] = [];
      browser.storage.guard = (method, key) => method === 'remove' && removed.push(key);
      tab.session.signOut();
      expect(removed).toEqual(['id_token', 'id_token.session', 'id_token.apis']);
    });
  });

  describe('for those who watch it', () => {
    it('has the same state object until something changes', async () => {
      const tab = browser.openTab();
      const before = tab.session.state;
      tab.comeBack();
      expect(tab.session.state).toBe(before);
      await tab.signIn();
      const after = tab.session.state;
      tab.comeBack();
      expect(tab.session.state).toBe(after);
    });

    it('tells a subscriber of each change, and no longer once that is undone', async () => {
      const { session, signIn } = bound(browser.openTab());
      let calls = 0;
      const undo = session.subscribe(() => calls++);
      await signIn();
      session.signOut();
      undo();
      await signIn();
      expect(calls).toBe(2);
    });

    it('tells the others though one listener throws', async () => {
      const { queueMicrotask } = globalThis;
      let rethrow = () => {};
      spyOn(globalThis, 'queueMicrotask').and.callFake((callback) => {
        if (String(callback).includes('throw')) rethrow = callback;
        else queueMicrotask(callback);
      });
      const { session } = browser.openTab();
      const heard: string[] = [];
      session.subscribe(() => {
        throw new Error('of the page');
      });
      session.subscribe(() => heard.push(session.state.status));
      await session.acceptAuthResult(await browser.tenant.answer(START));
      expect(heard).toEqual(['signed-in']);
      expect(rethrow).toThrowError('of the page');
    });

    it('has stored the token before it tells anybody', async () => {
      const { session, signIn } = bound(browser.openTab());
      let seen: string | null = null;
      session.subscribe(() => (seen = stored()));
      const idToken = await signIn();
      expect(seen).toBe(idToken as never);
    });

    it('writes nothing when it is asked', async () => {
      const { session, signIn } = bound(browser.openTab());
      await signIn();
      browser.storage.guard = () => fail('storage was touched');
      for (let count = 0; count < 1000; count++) session.authenticated();
      expect(session.authenticated()).toBeTrue();
    });
  });

  it('leaves no timer and no listener after 1,000 rounds of making and destroying', async () => {
    await browser.openTab().signIn();
    const before = browser.clock.liveTimers;
    for (let round = 0; round < 1000; round++) {
      const tab = browser.openTab({ renewBeforeSeconds: 60 });
      expect(tab.session.authenticated()).toBeTrue();
      tab.close();
    }
    expect(browser.clock.liveTimers).toBe(before);
    expect(browser.tabs.size).toBe(1);
  });
});

function isConfigError(error: unknown): boolean {
  return error instanceof AuthError && error.code === 'config';
}

function bound(tab: ReturnType<SimulatedBrowser['openTab']>) {
  return {
    session: tab.session,
    signIn: (claims?: Record<string, unknown>) => tab.signIn(claims),
  };
}
