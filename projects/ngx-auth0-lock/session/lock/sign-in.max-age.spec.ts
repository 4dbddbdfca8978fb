// A sign-in that must be fresh: the tenant is asked for it, and its answer must say so.
import type { AuthError } from '../auth-error';
import { settle, SimulatedBrowser, type SimulatedTab } from '../testing-support/simulated-browser';

describe('a sign-in with maxAgeSeconds', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    tab = browser.openTab();
  });

  const params = () =>
    (tab.lock.shown.at(-1) as unknown as { auth: { params: Record<string, unknown> } }).auth.params;
  const secondsAgo = (seconds: number) => Math.floor(browser.tenantNow / 1000) - seconds;

  async function open(maxAgeSeconds?: number) {
    const signingIn = tab.session.signIn({ maxAgeSeconds });
    await settle();
    return { signingIn };
  }

  async function answered(maxAgeSeconds: number | undefined, auth_time: unknown) {
    const { signingIn } = await open(maxAgeSeconds);
    const { nonce } = params();
    tab.lock.emit(
      'authenticated',
      await browser.tenant.answer(browser.tenantNow, { nonce, auth_time }),
    );
    const result = await signingIn;
    return result.outcome === 'failed' ? result.error.code : result.outcome;
  }

  it('asks the tenant for max_age, 0 too, and no other sign-in does', async () => {
    for (const maxAgeSeconds of [300, 0]) {
      const { signingIn } = await open(maxAgeSeconds);
      expect(params()['max_age']).toBe(maxAgeSeconds);
      tab.lock.hide();
      await signingIn;
      browser.clock.stall(2000);
    }
    await open();
    expect('max_age' in params()).toBeFalse();
  });

  it('takes an answer that is as fresh as it must be, give or take a minute', async () => {
    expect(await answered(300, secondsAgo(360))).toBe('signed-in');
  });

  for (const [what, auth_time] of [
    ['is older', () => secondsAgo(361)],
    ['does not say', () => undefined],
    ['says it in words', () => 'just now'],
    ['says forever', () => 1e400],
  ] as const) {
    it(`refuses an answer that ${what}, and leaves the session as it was`, async () => {
      const before = await tab.signIn();
      expect(await answered(300, auth_time())).toBe('token-claims');
      expect(tab.session.idToken()).toBe(before);
    });
  }

  it('asks nothing of the answer to any other sign-in', async () => {
    expect(await answered(undefined, undefined)).toBe('signed-in');
  });

  it('judges the answer of a redirect by what was asked for before the page was left', async () => {
    for (const [auth_time, outcome] of [
      [secondsAgo(10), 'signed-in'],
      [secondsAgo(1000), 'failed'],
      [undefined, 'failed'],
    ] as const) {
      const nonce = crypto.randomUUID();
      browser.leaveFor({ nonce, maxAgeSeconds: 300 });
      const back = browser.openTab();
      const result = await browser.tenant.answer(browser.tenantNow, { nonce, auth_time });
      back.lock.resumeAuthAnswer = { result };
      const { outcome: came } = await back.session.resumeRedirect('#state=s&id_token=i');
      expect(came).withContext(String(auth_time)).toBe(outcome);
      back.close();
      browser.storage.values.clear();
    }
  });

  for (const wrong of ['300', -1, NaN, Infinity, null]) {
    it(`is refused with an age of ${String(wrong)} (${typeof wrong})`, async () => {
      const result = await tab.session.signIn({ maxAgeSeconds: wrong as number });
      expect((result as unknown as { error: AuthError }).error.code).toBe('config');
      expect(tab.lock.visible).toBeFalse();
    });
  }
});
