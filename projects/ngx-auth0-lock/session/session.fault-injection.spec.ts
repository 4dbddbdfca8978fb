// What goes wrong around a session: broken values, killed tabs, a tenant that fails, clocks that jump.
import fc from 'fast-check';
import type { FakeLockAnswers } from '../testing/fake-lock';
import { webStorage } from './storage/token-storage';
import { standInPage } from './testing-support/page';
import { LONG, runs } from './testing-support/runs';
import { errorsOf, renewedBy } from './testing-support/scenario';
import {
  HOUR,
  nextTurn,
  settle,
  SimulatedBrowser,
  START,
  type SimulatedTab,
} from './testing-support/simulated-browser';
import { unsigned } from './testing-support/tokens';

const DOMAIN = 'http://localhost:4400';

describe('faults around a session', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open(DOMAIN);
  });

  const another = () => new SimulatedBrowser(browser.tenant);
  async function signedIn(where = browser, options = {}): Promise<SimulatedTab> {
    const tab = where.openTab(options);
    await tab.signIn();
    where.clock.stall(1000);
    tab.lock.checkSessionAnswer = renewedBy(where);
    tab.take();
    return tab;
  }

  describe('in what is stored', () => {
    const token = fc
      .tuple(
        fc.record({
          alg: fc.constantFrom('RS256', 'HS256', 'none'),
          typ: fc.constantFrom('JWT', 7),
        }),
        fc.record(
          {
            iss: fc.constantFrom(`${DOMAIN}/`, 'https://other.example/', 7),
            aud: fc.constantFrom('client-1', ['client-1'], [], 'other', null),
            sub: fc.oneof(fc.constant('auth0|ada'), fc.anything()),
            iat: fc.oneof(fc.constant(START / 1000), fc.anything()),
            exp: fc.oneof(fc.constantFrom(START / 1000, START / 1000 + 1), fc.anything()),
          },
          { requiredKeys: [] },
        ),
      )
      .map(([header, claims]) => unsigned(claims, header));
    const good = fc.constant(
      unsigned({
        iss: `${DOMAIN}/`,
        aud: 'client-1',
        sub: 'auth0|ada',
        iat: START / 1000,
        exp: START / 1000 + 1,
      }),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      good,
      token,
      // Good but for one character.
      fc
        .tuple(fc.oneof(good, token), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }))
        .map(([text, at, other]) => {
          const place = at % text.length;
          return text.slice(0, place) + other + text.slice(place + 1);
        }),
    );

    it(
      `nothing makes an exception, or a session past its end, in ${runs(2000, 10_000)} values`,
      () => {
        let trusted = 0;
        const property = fc.property(value, value, (idToken, record) => {
          const { values } = browser.storage;
          values.clear();
          values.set('id_token', idToken);
          values.set('id_token.session', record);
          const tab = browser.openTab();
          const { session } = tab;
          const { status } = session.state;
          const held = session.authenticated();
          trusted += Number(held);
          tab.comeBack();
          session.revalidate();
          const sound =
            held === (status === 'signed-in') &&
            session.idToken() === (held ? idToken : null) &&
            session.accessToken() === null &&
            tab.lock.shown.length === 0;
          tab.close();
          return sound;
        });
        fc.assert(property, { numRuns: runs(2000, 10_000) });
        // Some are good tokens: else this would show nothing.
        expect(trusted).toBeGreaterThan(0);
      },
      LONG,
    );
  });

  describe('in the getter of web storage', () => {
    const areas = { throws: true, calls: 0, at: 0, name: '' };
    let undo: () => void;
    let undoGetter: () => void;

    beforeEach(() => {
      undo = standInPage();
      const real = globalThis.localStorage;
      const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;
      Object.defineProperty(globalThis, 'localStorage', {
        configurable: true,
        get() {
          if (++areas.calls >= areas.at) throw new DOMException('blocked', areas.name);
          return real;
        },
      });
      undoGetter = () => Object.defineProperty(globalThis, 'localStorage', before);
    });
    afterEach(() => {
      undoGetter();
      localStorage.removeItem('id_token');
      localStorage.removeItem('id_token.session');
      undo();
    });

    for (const name of ['SecurityError', 'QuotaExceededError', 'TypeError']) {
      it(`a ${name} from whichever access on costs no session and no sign-out`, async () => {
        for (let at = 1; at <= 20; at++) {
          Object.assign(areas, { calls: 0, at, name });
          const tab = browser.openTab({ storage: webStorage('local') });
          await tab.signIn();
          tab.comeBack();
          expect(tab.session.authenticated()).withContext(`access ${at}`).toBeTrue();
          tab.session.signOut();
          tab.comeBack();
          expect(tab.session.authenticated()).withContext(`access ${at}`).toBeFalse();
          tab.close();
          // As after a reload with storage that works again; what could not be removed is still there.
          areas.at = Infinity;
          localStorage.removeItem('id_token');
          localStorage.removeItem('id_token.session');
        }
      });
    }
  });

  describe('in a tab that is killed while it renews', () => {
    const moments: [
      name: string,
      kill: (tab: SimulatedTab, where: SimulatedBrowser) => Promise<void>,
    ][] = [
      ['before it has the lock', async (tab) => void tab.session.renew()],
      [
        'while the tenant thinks',
        async (tab) => {
          tab.lock.checkSessionAnswer = 'never';
          void tab.session.renew();
          await settle();
        },
      ],
      [
        'when the answer has come and is verified',
        async (tab) => {
          void tab.session.renew();
          for (let turn = 0; turn < 3; turn++) await nextTurn();
        },
      ],
      [
        'in the middle of writing',
        async (tab, where) => {
          let writes = 0;
          where.storage.guard = (method) => {
            // A tab that is dead writes no more, and nobody hears an exception of it.
            if (method === 'set' && ++writes > 1) where.tabs.delete(tab);
            if (method === 'set' && writes > 1) throw new DOMException('dead', 'AbortError');
          };
          void tab.session.renew();
          await settle();
          where.storage.guard = () => {};
        },
      ],
    ];
    for (const [name, kill] of moments) {
      it(
        `${name}: what is stored is whole, and another tab renews, ${runs(5, 50)} times`,
        async () => {
          for (let round = 0; round < runs(5, 50); round++) {
            const where = another();
            const [dying, other] = [await signedIn(where), where.openTab()];
            other.lock.checkSessionAnswer = renewedBy(where);
            const before = dying.session.idToken();
            await kill(dying, where);
            dying.close();
            await settle();
            where.storage.guard = () => {};
            const stored = where.storage.values.get('id_token');
            const fresh = where.openTab();
            expect(fresh.session.idToken()).withContext('old or new').toBe(stored!);
            expect(fresh.session.accessToken())
              .withContext('with its own access token')
              .not.toBeNull();
            const started = where.clock.elapsed();
            expect(await other.session.renew()).toBeTrue();
            expect(other.session.idToken()).not.toBe(before);
            expect(where.clock.elapsed() - started).toBeLessThanOrEqual(20_000);
            for (const tab of where.tabs) tab.close();
          }
        },
        LONG,
      );
    }
  });

  describe('in the tenant', () => {
    const late = (where: SimulatedBrowser, seconds: number) => () =>
      new Promise<never>((resolve) =>
        where.clock.after(seconds * 1000, () => resolve({ error: { error: 'timeout' } } as never)),
      );
    const kinds: [name: string, answer: (where: SimulatedBrowser) => FakeLockAnswers<unknown>][] = [
      ['500', () => ({ error: { code: 'server_error', statusCode: 500 } })],
      ['429', () => ({ error: { code: 'too_many_requests', statusCode: 429 } })],
      ['an HTML page', () => ({ error: { original: new SyntaxError('Unexpected token <') } })],
      ['a timeout', () => ({ error: { error: 'timeout' } })],
      ['30 s of silence', (where) => late(where, 30)],
      ['no network', () => ({ error: { code: 'request_error' } })],
      ['login_required', () => ({ error: { error: 'login_required' } })],
      ['an exception', () => () => Promise.reject(new Error('no'))],
      ['no tokens', () => ({ result: {} })],
    ];
    for (const [name, answer] of kinds) {
      it(
        `${name} costs no session before its end, and makes no storm, ${runs(2, 20)} times`,
        async () => {
          for (let round = 0; round < runs(2, 20); round++) {
            const where = another();
            const tab = await signedIn(where, { renewBeforeSeconds: 600 });
            const idToken = tab.session.idToken();
            const asked: number[] = [];
            const answering = answer(where);
            tab.lock.checkSession = (_params, callback) => {
              asked.push(where.clock.elapsed());
              if (name === 'an exception') throw new Error('no');
              void Promise.resolve(
                typeof answering === 'function' ? answering(null) : answering,
              ).then((given) => {
                if (given !== 'never')
                  callback(
                    'error' in given ? given.error : null,
                    'result' in given ? given.result : null,
                  );
              });
            };
            for (let passed = 0; passed < HOUR - 10; passed += 10) {
              await where.clock.advance(10_000);
              if (passed > HOUR - 700) await nextTurn();
            }
            expect(tab.session.idToken()).toBe(idToken);
            expect(asked.length).toBeGreaterThan(0);
            const pauses = asked.slice(1).map((at, index) => at - asked[index]);
            expect(pauses.every((pause) => pause >= 30_000))
              .withContext(`${pauses}`)
              .toBeTrue();
            await where.clock.advance(60_000);
            await settle();
            expect(errorsOf(tab).length).toBe(asked.length);
            expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
            await where.clock.advance(60_000);
            expect(where.clock.liveTimers).toBe(0);
            tab.close();
          }
        },
        LONG,
      );
    }
  });

  describe('in the clock', () => {
    for (const seconds of [300, HOUR, 24 * HOUR].flatMap((amount) => [amount, -amount])) {
      for (const doing of ['idle', 'renewing'] as const) {
        it(`that jumps by ${seconds} s while ${doing}: the next look follows it, with one renewal at most`, async () => {
          const tab = await signedIn(browser, { renewBeforeSeconds: 300 });
          let answer = () => {};
          if (doing === 'renewing') {
            tab.lock.checkSessionAnswer = () =>
              new Promise((resolve) => (answer = () => void renewedBy(browser)().then(resolve)));
            void tab.session.renew();
            await settle();
          }
          browser.clock.error = seconds * 1000;
          expect(tab.session.authenticated()).toBe(seconds < HOUR);
          answer();
          await settle();
          tab.comeBack();
          for (let passed = 0; passed < 60; passed += 5) {
            await browser.clock.advance(5000);
            await settle();
          }
          expect(tab.lock.checked.length).toBeLessThanOrEqual(doing === 'idle' ? 1 : 2);
          // Whatever it is now, state and answer agree, and it was told once.
          expect(tab.session.state.status === 'signed-in').toBe(tab.session.authenticated());
          const ends = tab.take().filter((type) => type === 'signed-out').length;
          expect(ends).toBe(tab.session.authenticated() ? 0 : 1);
        });
      }
    }
  });

  for (const [name, asleep] of [
    ['a sleep of 8 h', (where: SimulatedBrowser) => where.clock.sleep(8 * HOUR * 1000)],
    [
      'a sleep in which the forward clock went on',
      (where: SimulatedBrowser) => where.clock.stall(8 * HOUR * 1000),
    ],
    ['a tab frozen until exp', (where: SimulatedBrowser) => where.clock.stall(HOUR * 1000 - 1000)],
  ] as const) {
    it(`after ${name} the first read is right, and one end is told`, async () => {
      for (let round = 0; round < runs(3, 10); round++) {
        const where = another();
        const tab = await signedIn(where);
        asleep(where);
        expect(tab.session.authenticated()).toBeFalse();
        expect(tab.session.idToken()).toBeNull();
        tab.comeBack();
        await where.clock.advance(120_000);
        tab.comeBack();
        expect(tab.take()).toEqual(['signed-out']);
        tab.close();
      }
    });
  }

  it(
    `${runs(300, 10_000)} sessions in one page end once each, and leave nothing`,
    async () => {
      const tab = browser.openTab({ renewBeforeSeconds: 2 });
      let [begun, ended] = [0, 0];
      tab.session.on(({ type }) => {
        begun += Number(type === 'signed-in');
        ended += Number(type === 'signed-out');
      });
      tab.lock.checkSessionAnswer = { error: { error: 'login_required' } };
      for (let count = 1; count <= runs(300, 10_000); count++) {
        await tab.signIn({ exp: Math.floor(browser.tenantNow / 1000) + 10, jti: `${count}` });
        await browser.clock.advance(11_000);
        tab.take();
        if (begun !== count || ended !== count) fail(`${begun} begun, ${ended} ended of ${count}`);
      }
      expect(browser.clock.liveTimers).toBe(0);
      expect(browser.storage.sessionKeys).toEqual([]);
    },
    LONG,
  );
});
