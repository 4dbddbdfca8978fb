// Renewal in the code flow: by refresh tokens that are sent once each, and by a hidden frame without one.
import {
  HOUR,
  settle,
  SimulatedBrowser,
  type Answered,
  type SimulatedTab,
} from '../testing-support/simulated-browser';

describe('renewal in the code flow', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;
  let sent: string[];
  let count: number;
  /** The newest refresh token, as the tenant knows it. */
  let newest: string;
  let answerTo: (form: URLSearchParams) => Promise<Answered>;

  const options = {
    flow: 'code',
    redirectUrl: 'https://app.test/callback',
    refreshTokens: 'memory',
    renewBeforeSeconds: 60,
  } as const;

  async function tokens(claims: Record<string, unknown> = {}): Promise<Answered> {
    const { idToken, accessToken } = await browser.tenant.answer(browser.tenantNow, claims);
    newest = `r${++count}`;
    return {
      status: 200,
      body: {
        id_token: idToken,
        access_token: accessToken,
        expires_in: HOUR,
        refresh_token: newest,
      },
    };
  }

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    [sent, count, newest] = [[], 0, ''];
    answerTo = async (form) => {
      const token = form.get('refresh_token');
      if (token !== null && token !== newest) return { status: 400, body: REUSED };
      return tokens({ jti: crypto.randomUUID() });
    };
    browser.tenant.endpoint = async (path, form) => {
      sent.push(`${path} ${form.get('refresh_token') ?? form.get('token') ?? form.get('code')}`);
      return path === '/oauth/revoke' ? { status: 200 } : answerTo(form);
    };
    tab = browser.openTab(options);
    const nonce = await open();
    const { jti } = { jti: 'first' };
    answerTo = async () => tokens({ nonce, jti });
    tab.lock.emit('authenticated', { code: 'c1', state: state() });
    await settle();
    expect(tab.session.authenticated()).toBeTrue();
    answerTo = async (form) =>
      form.get('refresh_token') === newest
        ? tokens({ jti: crypto.randomUUID() })
        : { status: 400, body: REUSED };
    browser.clock.stall(1000);
    [sent] = [[]];
  });

  const REUSED = { error: 'invalid_grant' };
  const shown = () =>
    tab.lock.shown.at(-1) as unknown as { auth: { params: { state: string; nonce: string } } };
  const state = () => shown().auth.params.state;
  async function open() {
    void tab.session.signIn();
    await settle();
    return shown().auth.params.nonce;
  }

  it('uses the refresh token, and the next time the one that came with the answer', async () => {
    for (let round = 1; round <= 10; round++) {
      browser.clock.stall(1000);
      expect(await tab.session.renew()).toBeTrue();
    }
    expect(sent).toEqual(Array.from({ length: 10 }, (_, index) => `/oauth/token r${index + 1}`));
    expect(tab.lock.checked).toEqual([]);
  });

  it('happens by itself before the end', async () => {
    const before = tab.session.idToken();
    await browser.clock.advance((HOUR - 60) * 1000);
    await settle();
    expect(sent).toEqual(['/oauth/token r1']);
    expect(tab.session.idToken()).not.toBe(before);
  });

  it('counts in the second of the sign-in too, whose tokens may be the same', async () => {
    const seen: string[] = [];
    tab.session.on(({ type }) => seen.push(type));
    const [id_token, access_token] = [tab.session.idToken(), tab.session.accessToken()];
    answerTo = async () => ({ status: 200, body: { id_token, access_token, expires_in: HOUR } });
    expect(await tab.session.renew()).toBeTrue();
    expect(seen).toEqual(['renewed']);
  });

  it('keeps the one that was sent where the tenant does not replace it', async () => {
    answerTo = async () => {
      const { status, body } = await tokens({ jti: crypto.randomUUID() });
      return { status, body: { ...(body as object), refresh_token: undefined } };
    };
    await tab.session.renew();
    await tab.session.renew();
    expect(sent).toEqual(['/oauth/token r1', '/oauth/token r1']);
  });

  it('risks no token while the tenant cannot be reached', async () => {
    browser.tenant.online = false;
    expect(await tab.session.renew()).toBeFalse();
    browser.tenant.online = true;
    await browser.clock.advance(30_000);
    await settle();
    expect(await tab.session.renew()).toBeTrue();
    expect(sent).toEqual(['/oauth/token r1']);
  });

  it('never sends a token again whose answer was lost', async () => {
    const { document } = globalThis;
    let frames = 0;
    if (document) {
      const create = document.createElement.bind(document);
      spyOn(document, 'createElement').and.callFake((name: string) => {
        if (name !== 'iframe') return create(name);
        frames++;
        throw new Error('no frame in this spec');
      });
    }
    answerTo = async () => ({ status: 502 });
    expect(await tab.session.renew()).toBeFalse();
    await browser.clock.advance(30_000);
    expect(await tab.session.renew()).toBeFalse();
    expect(sent).toEqual(['/oauth/token r1']);
    if (document) expect(frames).withContext('the frame takes over').toBeGreaterThan(0);
    expect(tab.session.authenticated()).toBeTrue();
  });

  it('revokes an answer that comes after the sign-out', async () => {
    let arrive = (_: Answered) => {};
    const late = await tokens({ jti: 'late' });
    answerTo = () => new Promise((resolve) => (arrive = resolve));
    const renewing = tab.session.renew();
    await settle();
    tab.session.signOut();
    await settle();
    arrive(late);
    expect(await renewing).toBeFalse();
    await settle();
    expect(sent).toEqual(['/oauth/token r1', `/oauth/revoke ${newest}`]);
    expect(tab.session.authenticated()).toBeFalse();
  });

  it('of another person ends the session, and its refresh token', async () => {
    answerTo = async () => tokens({ sub: 'auth0|grace' });
    expect(await tab.session.renew()).toBeFalse();
    await settle();
    expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'user-changed' });
    expect(sent.at(-1)).toBe(`/oauth/revoke ${newest}`);
  });
});
