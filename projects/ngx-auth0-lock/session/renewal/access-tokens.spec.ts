// A token for each API: asked for once for all tabs, kept while it is good, gone with its sign-in.
import type { FakeLockAnswer } from '../../testing/fake-lock';
import type { AuthError } from '../auth-error';
import {
  HOUR,
  settle,
  SimulatedBrowser,
  type SimulatedTab,
} from '../testing-support/simulated-browser';

const ORDERS = 'https://orders.example';
const REPORTS = 'https://reports.example';

describe('an access token for an API', () => {
  let browser: SimulatedBrowser;
  /** How long the tokens for APIs live, in seconds. */
  let lifetime: number;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open(`http://localhost:${randomPort()}`);
    lifetime = 600;
  });

  /** What the tenant answers in the implicit flow: both tokens, the access token for that API. */
  async function answerFor(
    audience: unknown,
    claims: Record<string, unknown> = {},
  ): Promise<FakeLockAnswer> {
    const now = browser.tenantNow;
    const accessToken = await browser.tenant.sign(now, { aud: audience, jti: `${count++}` });
    const result = await browser.tenant.answer(now, claims, accessToken);
    return { result: { ...result, expiresIn: lifetime } };
  }
  let count = 0;

  async function signedIn(): Promise<SimulatedTab> {
    const tab = openTab();
    await tab.signIn();
    browser.clock.stall(1000);
    tab.take();
    return tab;
  }

  function openTab(): SimulatedTab {
    const tab = browser.openTab();
    tab.lock.checkSessionAnswer = ({ audience }) => answerFor(audience);
    return tab;
  }

  const asked = (...tabs: SimulatedTab[]) =>
    tabs.flatMap((tab) => tab.lock.checked.map(({ audience }) => audience));
  const failures = (tab: SimulatedTab) =>
    tab.events.flatMap((event) =>
      event.type === 'renewal-failed' ? [`${event.error.code} ${event.audience}`] : [],
    );
  const refusal = async (asking: unknown) =>
    Promise.resolve(asking).then(
      (token) => `no error, ${String(token)}`,
      (error: AuthError) => error.code,
    );

  it('is asked for with its audience and scope, and is another one for each', async () => {
    const tab = await signedIn();
    const orders = await tab.session.accessTokenFor(ORDERS);
    const reports = await tab.session.accessTokenFor(REPORTS, 'write:reports  read:reports');
    expect(orders).not.toBe(reports);
    expect(tab.lock.checked).toEqual([
      { timeout: 10_000, audience: ORDERS },
      { timeout: 10_000, audience: REPORTS, scope: 'read:reports write:reports openid' },
    ]);
    expect(await tab.session.accessTokenFor(REPORTS, 'read:reports write:reports')).toBe(reports);
    expect(tab.session.accessToken()).not.toBe(orders);
    expect(tab.take()).toEqual([]);
  });

  it('is kept until it is over, and then asked for anew before anything is sent', async () => {
    const tab = await signedIn();
    const first = await tab.session.accessTokenFor(ORDERS);
    browser.clock.stall(590_000);
    expect(await tab.session.accessTokenFor(ORDERS)).toBe(first);
    browser.clock.stall(10_000);
    const second = await tab.session.accessTokenFor(ORDERS);
    expect(second).not.toBe(first);
    expect(asked(tab)).toEqual([ORDERS, ORDERS]);
  });

  it('is at hand without a promise while it is held', async () => {
    const tab = await signedIn();
    const first = tab.session.tokenToSend({ audience: ORDERS });
    expect(first).toBeInstanceOf(Promise);
    expect(tab.session.tokenToSend({ audience: ORDERS })).toBeInstanceOf(Promise);
    expect(tab.session.tokenToSend({ audience: ORDERS })).not.toBe(await first);
    await settle();
    expect(tab.session.tokenToSend({ audience: ORDERS })).toBe(await first);
  });

  it('is found again after a reload', async () => {
    const before = await signedIn();
    const token = await before.session.accessTokenFor(ORDERS);
    before.close();
    const after = openTab();
    expect(await after.session.accessTokenFor(ORDERS)).toBe(token);
    expect(asked(before, after)).toEqual([ORDERS]);
  });

  for (const tabs of [2, 20]) {
    it(`is asked for once by ${tabs} tabs that need it at the same moment`, async () => {
      const all = [await signedIn(), ...Array.from({ length: tabs - 1 }, openTab)];
      const tokens = await Promise.all(
        all.flatMap(({ session }) => [1, 2].map(() => session.accessTokenFor(ORDERS))),
      );
      expect(new Set(tokens).size).toBe(1);
      expect(tokens[0]).not.toBeNull();
      expect(asked(...all)).toEqual([ORDERS]);
    });
  }

  it('never is one that the session has itself, where that is for the API', async () => {
    const tab = openTab();
    const now = browser.tenantNow;
    const own = await browser.tenant.sign(now, { aud: [ORDERS, 'userinfo'], scope: 'openid read' });
    await tab.session.acceptAuthResult(await browser.tenant.answer(now, {}, own));
    expect(await tab.session.accessTokenFor(ORDERS)).toBe(own);
    expect(await tab.session.accessTokenFor(ORDERS, 'read')).toBe(own);
    expect(asked(tab)).toEqual([]);
    expect(await tab.session.accessTokenFor(ORDERS, 'write')).not.toBe(own);
    expect(asked(tab)).toEqual([ORDERS]);
  });

  it('is null, and nobody is asked, while nobody is signed in', async () => {
    const tab = openTab();
    expect(await tab.session.accessTokenFor(ORDERS)).toBeNull();
    expect(tab.session.tokenToSend({ audience: ORDERS })).toBeNull();
    expect(asked(tab)).toEqual([]);
  });

  for (const [what, request] of [
    ['an audience that is none', { audience: ' ' }],
    ['an audience that is no text', { audience: 7 as never }],
    ['a scope that is no text', { audience: ORDERS, scope: ['read'] as never }],
  ] as const) {
    it(`is refused for ${what}, without asking`, async () => {
      const tab = await signedIn();
      expect(await refusal(tab.session.tokenToSend(request))).toBe('config');
      expect(await tab.session.accessTokenFor(request.audience, (request as never)['scope'])).toBe(
        null,
      );
      expect(asked(tab)).toEqual([]);
    });
  }

  describe('that the tenant does not hand out', () => {
    it('is null, an event that names the API, and the same for 30 seconds', async () => {
      const tab = await signedIn();
      tab.lock.checkSessionAnswer = { error: { error: 'consent_required' } };
      expect(await tab.session.accessTokenFor(ORDERS)).toBeNull();
      expect(await refusal(tab.session.tokenToSend({ audience: ORDERS }))).toBe('consent-required');
      expect(failures(tab)).toEqual([`consent-required ${ORDERS}`]);
      expect(asked(tab)).toEqual([ORDERS]);
      browser.clock.stall(31_000);
      tab.lock.checkSessionAnswer = ({ audience }) => answerFor(audience);
      expect(await tab.session.accessTokenFor(ORDERS)).not.toBeNull();
    });

    it('is no reason to ask for it from other tabs, and says nothing of other APIs', async () => {
      const [tab, other] = [await signedIn(), openTab()];
      tab.lock.checkSessionAnswer = { error: { code: 'request_error' } };
      await tab.session.accessTokenFor(ORDERS);
      expect(await other.session.accessTokenFor(ORDERS)).toBeNull();
      expect(failures(other)).toEqual([`network ${ORDERS}`]);
      expect(await other.session.accessTokenFor(REPORTS)).not.toBeNull();
      expect(asked(tab, other)).toEqual([ORDERS, REPORTS]);
      expect(await other.session.renew())
        .withContext('the session renews all the same')
        .toBeTrue();
    });

    for (const [what, answer] of [
      ['is for another API', async () => answerFor(REPORTS)],
      ['is for nobody', async () => answerFor(undefined)],
      [
        'is opaque',
        async () => ({ result: await browser.tenant.answer(browser.tenantNow, {}, 'opaque') }),
      ],
    ] as const) {
      it(`does not count when what comes instead ${what}`, async () => {
        const tab = await signedIn();
        tab.lock.checkSessionAnswer = answer;
        expect(await refusal(tab.session.tokenToSend({ audience: ORDERS }))).toBe('audience');
        expect(tab.session.authenticated()).toBeTrue();
      });
    }

    it('does not count when its ID token is forged, and the session goes on', async () => {
      const tab = await signedIn();
      const before = tab.session.idToken();
      tab.lock.checkSessionAnswer = async () => {
        const { result } = (await answerFor(ORDERS)) as { result: { idToken: string } };
        const [head, claims, signature] = result.idToken.split('.');
        const wrong = signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
        return { result: { ...result, idToken: [head, claims, wrong].join('.') } };
      };
      expect(await refusal(tab.session.tokenToSend({ audience: ORDERS }))).toBe('token-signature');
      expect(tab.session.idToken()).toBe(before);
    });
  });

  it('of another person is never handed out: it ends the session', async () => {
    const tab = await signedIn();
    tab.lock.checkSessionAnswer = ({ audience }) => answerFor(audience, { sub: 'auth0|grace' });
    expect(await tab.session.accessTokenFor(ORDERS)).toBeNull();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'user-changed' });
    expect([...browser.storage.values.keys()].filter((key) => key.endsWith('.apis'))).toEqual([]);
  });

  describe('ends with its sign-in', () => {
    const stored = () => browser.storage.values.get('id_token.apis');

    it('at the sign-out, here and in another tab', async () => {
      const [tab, other] = [await signedIn(), openTab()];
      await tab.session.accessTokenFor(ORDERS);
      expect(stored()).toContain(ORDERS);
      other.session.signOut();
      expect(stored()).toBeUndefined();
      await settle();
      expect(await tab.session.accessTokenFor(ORDERS)).toBeNull();
    });

    it('when somebody else signs in, or the same person anew', async () => {
      for (const sub of ['auth0|grace', 'auth0|ada']) {
        const tab = await signedIn();
        tab.lock.checkSessionAnswer = ({ audience }) => answerFor(audience);
        const before = await tab.session.accessTokenFor(ORDERS);
        await tab.signIn({ sub, jti: sub });
        expect(stored()).withContext(sub).toBeUndefined();
        tab.lock.checkSessionAnswer = ({ audience }) => answerFor(audience, { sub });
        expect(await tab.session.accessTokenFor(ORDERS)).not.toBe(before);
        tab.close();
        browser.storage.values.clear();
      }
    });

    it('when that is over, however long the token itself would live', async () => {
      lifetime = 2 * HOUR;
      const tab = await signedIn();
      await tab.session.accessTokenFor(ORDERS);
      browser.clock.stall(HOUR * 1000);
      expect(await tab.session.accessTokenFor(ORDERS)).toBeNull();
      await browser.clock.advance(2000);
      expect(stored()).toBeUndefined();
    });

    it('also when the answer comes after it', async () => {
      const tab = await signedIn();
      let arrive!: (answer: FakeLockAnswer) => void;
      tab.lock.checkSessionAnswer = () => new Promise((resolve) => (arrive = resolve));
      const asking = tab.session.accessTokenFor(ORDERS);
      await settle();
      tab.session.signOut();
      arrive(await answerFor(ORDERS));
      expect(await asking).toBeNull();
      expect(stored()).toBeUndefined();
    });

    it('while renewals of it go on', async () => {
      const tab = await signedIn();
      const token = await tab.session.accessTokenFor(ORDERS);
      tab.lock.checkSessionAnswer = async () => ({
        result: await browser.tenant.answer(browser.tenantNow),
      });
      expect(await tab.session.renew()).toBeTrue();
      expect(await tab.session.accessTokenFor(ORDERS)).toBe(token);
    });
  });

  describe('that the API refuses', () => {
    const again = async (tab: SimulatedTab, refused: string) =>
      tab.session.tokenToSend({ audience: ORDERS }, refused);

    it('is replaced once for all who were refused', async () => {
      const [tab, other] = [await signedIn(), openTab()];
      const first = (await tab.session.accessTokenFor(ORDERS))!;
      await other.session.accessTokenFor(ORDERS);
      const fresh = await Promise.all([
        ...[again(tab, first), again(tab, first)],
        again(other, first),
      ]);
      expect(new Set(fresh).size).toBe(1);
      expect(fresh[0]).not.toBe(first);
      expect(asked(tab, other)).toEqual([ORDERS, ORDERS]);
      expect(await again(tab, first))
        .withContext('one that was slow')
        .toBe(fresh[0]);
    });

    it('is not replaced when that was refused too', async () => {
      const tab = await signedIn();
      const first = (await tab.session.accessTokenFor(ORDERS))!;
      const second = (await again(tab, first))!;
      expect(await refusal(again(tab, second))).toBe('audience');
      expect(asked(tab)).toEqual([ORDERS, ORDERS]);
    });

    it('is nobody else’s business', async () => {
      const tab = await signedIn();
      const first = (await tab.session.accessTokenFor(ORDERS))!;
      await tab.signIn({ sub: 'auth0|grace' });
      expect(await again(tab, first)).toBeNull();
      expect(asked(tab)).toEqual([ORDERS]);
    });
  });

  it('does not live longer because the clock was set back', async () => {
    const tab = await signedIn();
    const first = await tab.session.accessTokenFor(ORDERS);
    browser.clock.stall(500_000);
    browser.clock.error = -400_000;
    expect(await tab.session.accessTokenFor(ORDERS)).toBe(first);
    browser.clock.stall(100_000);
    expect(await tab.session.accessTokenFor(ORDERS)).not.toBe(first);
  });

  it('is kept in memory where the browser keeps nothing', async () => {
    const tab = await signedIn();
    browser.storage.guard = (_method, key) => {
      if (key.endsWith('.apis')) throw new DOMException('QuotaExceeded');
    };
    const token = await tab.session.accessTokenFor(ORDERS);
    expect(token).not.toBeNull();
    expect(await tab.session.accessTokenFor(ORDERS)).toBe(token);
    expect(asked(tab)).toEqual([ORDERS]);
  });
});

function randomPort(): number {
  return 1024 + Math.floor(Math.random() * 60_000);
}
