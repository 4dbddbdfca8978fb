// Answers of Lock that come late, twice or to the wrong attempt: none starts a session, none is told twice.
import { FakeLock } from '../../testing/fake-lock';
import {
  LOCK_IS_GONE,
  settle,
  SimulatedBrowser,
  type SimulatedClock,
  type SimulatedTab,
} from '../testing-support/simulated-browser';

/** Reports `hide` when a timer rings, as Lock does, and not a moment after the call. */
class SlowLock extends FakeLock {
  constructor(private readonly clock: SimulatedClock) {
    super();
  }

  override hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.clock.after(0, () => this.emit('hide'));
  }
}

describe('late answers', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    tab = browser.openTab();
  });

  interface Attempt {
    readonly nonce: string;
    readonly appState: { readonly nonce: string };
  }
  const attemptOf = (lock: FakeLock) =>
    (lock.shown.at(-1) as unknown as { auth: { params: Attempt } }).auth.params;
  const answerTo = (attempt: Attempt, claims: Record<string, unknown> = {}) =>
    browser.tenant.answer(browser.tenantNow, { nonce: attempt.nonce, ...claims });

  async function open() {
    const signingIn = tab.session.signIn();
    await settle();
    return { signingIn, attempt: attemptOf(tab.lock) };
  }

  describe('to a sign-in within the page', () => {
    it('of an attempt that was cancelled leave the next one open', async () => {
      const first = await open();
      tab.lock.hide();
      await first.signingIn;
      browser.clock.stall(LOCK_IS_GONE);
      const second = await open();
      tab.lock.emit('authenticated', await answerTo(first.attempt));
      await settle();
      expect(tab.lock.visible).toBeTrue();
      expect(tab.session.authenticated()).toBeFalse();
      tab.lock.emit('authenticated', await answerTo(second.attempt));
      expect((await second.signingIn).outcome).toBe('signed-in');
      expect(tab.take()).toEqual(['cancelled', 'signed-in']);
    });

    it('of an attempt that was cancelled are dropped by a connected session too', async () => {
      tab = browser.openTab({ lock: undefined });
      tab.session.connect(tab.lock);
      const { signingIn, attempt } = await open();
      tab.lock.hide();
      await signingIn;
      tab.lock.emit('authenticated', await answerTo(attempt));
      await settle();
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.take()).toEqual(['cancelled']);
    });

    it('are refused once, however many listen to the same Lock', async () => {
      tab.lock.on('authenticated', tab.session.acceptAuthResult);
      const { signingIn, attempt } = await open();
      const wrong = await answerTo(attempt, { nonce: 'of another page' });
      tab.lock.emit('authenticated', wrong);
      expect((await signingIn).outcome).toBe('failed');
      await settle();
      expect(tab.take()).toEqual(['sign-in-failed']);
      // Lock reports it again: it is still not for us.
      tab.lock.emit('authenticated', wrong);
      await settle();
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.take()).toEqual([]);
    });

    it("do not end the next attempt: the hide that Lock reports late is the last attempt's", async () => {
      const lock = new SlowLock(browser.clock);
      tab = browser.openTab({ lock: async () => lock });
      const first = tab.session.signIn();
      await settle();
      lock.emit('authenticated', await answerTo(attemptOf(lock), { nonce: 'wrong' }));
      expect((await first).outcome).toBe('failed');
      const second = tab.session.signIn();
      await settle();
      await browser.clock.advance(LOCK_IS_GONE);
      await settle();
      expect(lock.shown.length).toBe(2);
      lock.emit('authenticated', await answerTo(attemptOf(lock)));
      expect((await second).outcome).toBe('signed-in');
      expect(tab.take()).toEqual(['sign-in-failed', 'signed-in']);
    });

    it('leave a person free to cancel the next attempt, whenever Lock reports what', async () => {
      const first = await open();
      tab.lock.emit('authenticated', await answerTo(first.attempt, { nonce: 'wrong' }));
      expect((await first.signingIn).outcome).toBe('failed');
      await settle();
      browser.clock.stall(LOCK_IS_GONE);
      const second = await open();
      tab.lock.hide();
      expect((await second.signingIn).outcome).toBe('cancelled');
    });

    for (const before of ['nothing', 'an attempt that failed']) {
      it(`after ${before}, closing a Lock that the page opened itself is cancelling`, async () => {
        if (before !== 'nothing') {
          const { signingIn, attempt } = await open();
          tab.lock.emit('authenticated', await answerTo(attempt, { nonce: 'wrong' }));
          await signingIn;
          browser.clock.stall(LOCK_IS_GONE);
        }
        const shown = tab.lock.shown.length;
        tab.lock.visible = true;
        const signingIn = tab.session.signIn();
        await settle();
        expect(tab.lock.shown.length).toBe(shown);
        tab.lock.hide();
        expect((await signingIn).outcome).toBe('cancelled');
      });
    }

    it('settle the attempt though Lock throws on being closed', async () => {
      for (const elsewhere of [false, true]) {
        const { signingIn, attempt } = await open();
        spyOn(tab.lock, 'hide').and.throwError('destroyed');
        if (elsewhere) await browser.openTab().signIn();
        else tab.lock.emit('authenticated', await answerTo(attempt));
        expect((await signingIn).outcome).toBe('signed-in');
        tab.session.signOut();
        tab = browser.openTab();
      }
    });
  });

  describe('by redirect', () => {
    /** The answer to an attempt of a page that was left since. */
    async function away(claims: Record<string, unknown> = {}) {
      const { attempt } = await open();
      const result = { ...(await answerTo(attempt, claims)), appState: attempt.appState };
      tab.close();
      return result;
    }
    type Result = Awaited<ReturnType<typeof away>>;

    /** A page that owns its Lock; like the real one, it hands over and reports `authenticated`. */
    function connected() {
      tab = browser.openTab({ lock: undefined });
      tab.session.connect(tab.lock);
      let handOver!: (result: Result) => void;
      tab.lock.resumeAuthAnswer = () =>
        new Promise((resolve) => (handOver = (result) => resolve({ result })));
      const resuming = tab.session.resumeRedirect('#');
      return {
        resuming,
        async arrive(result: Result) {
          handOver(result);
          await settle();
          tab.lock.emit('authenticated', result);
          await settle();
        },
      };
    }

    it('signs in once where Lock hands over and reports as well', async () => {
      const result = await away();
      const { resuming, arrive } = connected();
      await settle();
      await arrive(result);
      expect((await resuming).outcome).toBe('signed-in');
      expect(tab.take()).toEqual(['signed-in']);
    });

    for (const [name, spoil] of [
      [
        'no attempt of ours',
        (result: Result) => {
          sessionStorage.clear();
          return result;
        },
      ],
    ] as const) {
      it(`with ${name} is refused for good, though Lock reports it as well`, async () => {
        const result = spoil(await away());
        const { resuming, arrive } = connected();
        await settle();
        await arrive(result);
        expect((await resuming).outcome).toBe('failed');
        expect(tab.session.authenticated()).toBeFalse();
        expect(tab.take()).toEqual(['sign-in-failed']);
      });
    }

    it('that come after the ten seconds are dropped without another word', async () => {
      const result = await away();
      const { resuming, arrive } = connected();
      await settle();
      await browser.clock.advance(10_000);
      expect((await resuming).outcome).toBe('failed');
      await arrive(result);
      expect(tab.session.authenticated()).toBeFalse();
      expect(tab.take()).toEqual(['sign-in-failed']);
    });

    it('that fail after the ten seconds are told once', async () => {
      tab.lock.resumeAuthAnswer = () =>
        new Promise((resolve) =>
          browser.clock.after(11_000, () => resolve({ error: { error: 'access_denied' } })),
        );
      void tab.session.resumeRedirect('#');
      await settle();
      await browser.clock.advance(12_000);
      await settle();
      expect(tab.take()).toEqual(['sign-in-failed']);
    });

    it('that come after signing out sign nobody in, and tell of no closed Lock', async () => {
      const result = await away();
      const { resuming, arrive } = connected();
      await settle();
      tab.session.signOut();
      await arrive(result);
      expect((await resuming).outcome).toBe('cancelled');
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'signed-out' });
      expect(tab.take()).toEqual([]);
    });
  });

  describe('that were signed out of', () => {
    it('never start a session again, though another one has come and gone since', async () => {
      const first = await browser.tenant.answer(browser.tenantNow, { jti: '1' });
      const second = await browser.tenant.answer(browser.tenantNow, { jti: '2' });
      for (const answer of [first, second]) {
        await tab.session.acceptAuthResult(answer);
        tab.session.signOut();
      }
      await tab.session.acceptAuthResult(first);
      expect(tab.session.authenticated()).toBeFalse();
      browser.storage.values.set('id_token', first.idToken);
      tab.comeBack();
      expect(tab.session.authenticated()).toBeFalse();
    });
  });
});
