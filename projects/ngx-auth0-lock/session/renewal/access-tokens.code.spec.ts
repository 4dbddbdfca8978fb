// A token for each API in the code flow: by the refresh token, else in a frame that asks for that API.
import type { AuthError } from '../auth-error';
import type { TokenAnswer } from '../code-flow/token-endpoint';
import { currentSession, type CurrentSession } from '../state/current-session';
import { HOUR, settle, SimulatedBrowser } from '../testing-support/simulated-browser';
import { apiTokensByCode } from './api-token-source';

const ORDERS = 'https://orders.example';
const REDIRECT = 'https://app.test/callback';

describe('an access token for an API in the code flow', () => {
  let browser: SimulatedBrowser;

  beforeEach(async () => (browser = await SimulatedBrowser.open()));

  const accessTokenFor = (audience: string) =>
    browser.tenant.sign(browser.tenantNow, {
      aud: audience,
      jti: crypto.randomUUID(),
      scope: granted,
    });
  let granted = 'read:orders';
  beforeEach(() => (granted = 'read:orders'));

  async function tokens(
    audience: string,
    claims: Record<string, unknown> = {},
  ): Promise<TokenAnswer> {
    const now = browser.tenantNow;
    const { idToken, accessToken } = await browser.tenant.answer(
      now,
      claims,
      await accessTokenFor(audience),
    );
    return { idToken, accessToken: accessToken!, expiresIn: 600, refreshToken: null };
  }

  describe('that the refresh token brings', () => {
    /** A tab with a session, and what was sent to the token endpoint. */
    async function signedIn() {
      const sent: string[] = [];
      let [count, newest] = [0, ''];
      let nonce: string | undefined;
      browser.tenant.endpoint = async (path, form) => {
        const audience = form.get('audience');
        const token = form.get('refresh_token') ?? form.get('token') ?? form.get('code');
        sent.push([path, token, audience, form.get('scope')].filter(Boolean).join(' '));
        if (path === '/oauth/revoke') return { status: 200 };
        if (form.has('refresh_token') && form.get('refresh_token') !== newest) {
          return { status: 400, body: { error: 'invalid_grant' } };
        }
        const answer = await tokens(audience ?? 'https://own.example', {
          jti: crypto.randomUUID(),
          nonce,
        });
        newest = `r${++count}`;
        return {
          status: 200,
          body: {
            id_token: answer.idToken,
            access_token: answer.accessToken,
            expires_in: audience ? 600 : HOUR,
            refresh_token: newest,
          },
        };
      };
      const tab = browser.openTab({
        flow: 'code',
        redirectUrl: REDIRECT,
        refreshTokens: 'memory',
        renewBeforeSeconds: 60,
      });
      void tab.session.signIn();
      await settle();
      const { params } = (
        tab.lock.shown.at(-1) as unknown as {
          auth: { params: { state: string; nonce: string } };
        }
      ).auth;
      ({ nonce } = params);
      tab.lock.emit('authenticated', { code: 'c', state: params.state });
      await settle();
      nonce = undefined;
      expect(tab.session.authenticated()).toBeTrue();
      browser.clock.stall(1000);
      sent.splice(0);
      return { tab, sent };
    }

    it('is for that API, and the session goes on with the refresh token that came', async () => {
      const { tab, sent } = await signedIn();
      const token = await tab.session.accessTokenFor(ORDERS, 'read:orders');
      expect(token).not.toBeNull();
      expect(token).not.toBe(tab.session.accessToken());
      expect(await tab.session.renew()).toBeTrue();
      expect(await tab.session.accessTokenFor(ORDERS, 'read:orders')).toBe(token);
      expect(sent).toEqual([`/oauth/token r1 ${ORDERS}`, '/oauth/token r2']);
    });

    it('and a renewal at the same moment each have a refresh token of their own', async () => {
      const { tab, sent } = await signedIn();
      const [renewed, ...tokens] = await Promise.all([
        tab.session.renew(),
        ...['a', 'b', 'a'].map((audience) => tab.session.accessTokenFor(audience)),
      ]);
      expect(renewed).toBeTrue();
      expect(tokens).not.toContain(null);
      expect(sent.map((each) => each.split(' ')[1]).sort()).toEqual(['r1', 'r2', 'r3']);
    });

    it('after the sign-out is dropped, and its refresh token revoked', async () => {
      const { tab, sent } = await signedIn();
      const { endpoint } = browser.tenant;
      let arrive = () => {};
      const late = new Promise<void>((resolve) => (arrive = resolve));
      browser.tenant.endpoint = async (path, form) => {
        const answer = await endpoint!(path, form);
        if (path === '/oauth/token') await late;
        return answer;
      };
      const asking = tab.session.accessTokenFor(ORDERS);
      await settle();
      tab.session.signOut();
      await settle();
      arrive();
      expect(await asking).toBeNull();
      await settle();
      expect(sent).toEqual([`/oauth/token r1 ${ORDERS}`, '/oauth/revoke r2']);
      expect(browser.storage.values.has('id_token.apis')).toBeFalse();
    });
  });

  describe('that the refresh token does not bring', () => {
    let held: CurrentSession;
    let refreshed: TokenAnswer | null;
    let exchanged: TokenAnswer;
    let frames: URL[];
    let refreshes: number;
    let ended: string[];

    beforeEach(async () => {
      const idToken = await browser.tenant.sign(browser.tenantNow);
      const stored = { idToken, line: 'l1', accessToken: null, accessExpiresAt: 0, clockOffset: 0 };
      const claims = browser.tenant.claims(browser.tenantNow) as never;
      held = currentSession({ ...stored, acceptedAt: 0 }, claims, 0, browser.clock);
      [frames, refreshes, refreshed, ended] = [[], 0, null, []];
    });

    /** Asks, with a frame that answers with a code. */
    async function ask(source = sourceOf()) {
      return (await source())(held, { audience: ORDERS, scope: 'read:orders' });
    }

    function sourceOf() {
      const { issuer, domain } = browser.tenant;
      const tenant = {
        url: `https://${domain}`,
        issuer,
        jwksUrl: `${issuer}.well-known/jwks.json`,
      };
      return apiTokensByCode({
        store: { current: held, signal: new AbortController().signal } as never,
        sync: { signOut: (reason: string) => ended.push(reason) } as never,
        clock: browser.clock,
        tenant,
        clientId: 'client-1',
        redirectUrl: REDIRECT,
        scope: 'openid profile offline_access',
        refresh: async () => {
          refreshes++;
          return refreshed;
        },
        endpoint: { exchange: async () => exchanged },
        openFrame: async (address, state) => {
          frames.push(address);
          const nonce = address.searchParams.get('nonce');
          exchanged = await tokens(exchangedFor, { nonce, sub });
          return { state, code: 'c', error: null, iss: issuer };
        },
      });
    }
    let exchangedFor = ORDERS;
    let sub = 'auth0|ada';
    beforeEach(() => ([exchangedFor, sub] = [ORDERS, 'auth0|ada']));
    const codeOf = (asking: Promise<unknown>) =>
      asking.then(
        () => 'no error',
        (error: AuthError) => error.code,
      );

    it('is asked for in a hidden frame, by its own name and without offline access', async () => {
      expect((await ask())?.token).toBe(exchanged.accessToken!);
      const { searchParams } = frames[0];
      expect(searchParams.get('audience')).toBe(ORDERS);
      expect(searchParams.get('scope')).toBe('read:orders openid');
      expect(searchParams.get('prompt')).toBe('none');
      expect(searchParams.get('code_challenge_method')).toBe('S256');
    });

    it('comes from the frame where the tenant ignores the audience, which is asked of it once', async () => {
      refreshed = await tokens('https://own.example');
      const source = sourceOf();
      expect((await ask(source))?.token).toBe(exchanged.accessToken!);
      await ask(source);
      expect(frames.length).toBe(2);
      expect(refreshes).toBe(1);
    });

    it('comes from the frame where the refresh grants less than is asked for', async () => {
      granted = 'openid';
      refreshed = await tokens(ORDERS);
      expect((await ask())?.token).toBe(exchanged.accessToken!);
      expect(refreshes).toBe(1);
    });

    it('is none where the frame ignores the audience as well', async () => {
      exchangedFor = 'https://own.example';
      expect(await codeOf(ask())).toBe('audience');
    });

    it('is none where it is another person’s, and the session ends', async () => {
      sub = 'auth0|grace';
      expect(await codeOf(ask())).toBe('user-changed');
      expect(ended).toEqual(['user-changed']);
    });

    it('is none where a refresh answers for another person', async () => {
      refreshed = await tokens(ORDERS, { sub: 'auth0|grace' });
      expect(await codeOf(ask())).toBe('user-changed');
    });

    it('says why where the tenant refuses', async () => {
      const source = apiTokensByCode({
        ...({ store: { current: held }, clock: browser.clock, scope: 'openid' } as never as object),
        tenant: { url: 'https://t.example', issuer: 'i', jwksUrl: '' },
        refresh: async () => null,
        openFrame: async (_: URL, state: string) => ({
          state,
          code: null,
          error: 'consent_required',
          iss: null,
        }),
      } as never);
      expect(await codeOf(ask(source))).toBe('consent-required');
    });
  });
});
