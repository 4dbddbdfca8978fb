// The code flow as a whole: where each mode of Lock delivers the code, what is redeemed, what is refused.
import type { AuthError } from '../auth-error';
import type { LoginResult } from '../session-state';
import {
  settle,
  SimulatedBrowser,
  START,
  type Answered,
  type SimulatedTab,
} from '../testing-support/simulated-browser';
import { challengeOf } from './pkce';

const redirectUrl = 'https://app.test/callback';

interface Params {
  readonly state: string;
  readonly nonce: string;
  readonly scope: string;
  readonly code_challenge: string;
  readonly code_challenge_method: string;
}

describe('the code flow', () => {
  let browser: SimulatedBrowser;
  let tab: SimulatedTab;
  /** What the endpoint was sent. */
  let forms: Record<string, string>[];
  let tokens: (claims?: Record<string, unknown>) => Promise<Answered>;

  const options = { flow: 'code', redirectUrl, refreshTokens: 'memory' } as const;
  const params = () =>
    (tab.lock.shown.at(-1) as unknown as { auth: { params: Params } }).auth.params;

  beforeEach(async () => {
    browser = await SimulatedBrowser.open();
    const { tenant } = browser;
    forms = [];
    tokens = async (claims) => {
      const { idToken, accessToken } = await tenant.answer(browser.tenantNow, claims);
      const body = { id_token: idToken, access_token: accessToken, expires_in: 3600 };
      return { status: 200, body: { ...body, refresh_token: `r${forms.length}` } };
    };
    let nonce = '';
    tenant.endpoint = async (path, form) => {
      forms.push({ path, ...Object.fromEntries(form) });
      nonce = tab.lock.shown.length ? params().nonce : nonce;
      return tokens({ nonce });
    };
    tab = browser.openTab(options);
  });

  async function open() {
    const signingIn = tab.session.signIn({ returnTo: '/wanted' });
    await settle();
    return { signingIn };
  }
  const message = (response: object, origin = browser.tenant.domain) => {
    const data = { type: 'authorization_response', response };
    globalThis.window?.dispatchEvent(
      Object.assign(new Event('message'), { origin: `https://${origin}`, data }),
    );
  };
  const codeOf = async (result: Promise<LoginResult>) => {
    const settled = await result;
    return settled.outcome === 'failed' ? settled.error.code : settled.outcome;
  };

  /** Leaves the page with Lock open; the next page. */
  async function away() {
    await open();
    const asked = params();
    tab = browser.openTab(options);
    const nonce = asked.nonce;
    browser.tenant.endpoint = async (path, form) => {
      forms.push({ path, ...Object.fromEntries(form) });
      return tokens({ nonce });
    };
    return asked;
  }

  it('shows Lock with a challenge that is new each time, and keeps the verifier from it', async () => {
    const { signingIn } = await open();
    const first = params();
    expect(first.code_challenge_method).toBe('S256');
    expect(first.code_challenge).toMatch(/^[\w-]{43}$/);
    const kept = sessionStorage.getItem('ngx-auth0-lock.id_token.attempts')!;
    const { verifier } = JSON.parse(kept)[0] as { verifier: string };
    expect((await challengeOf(verifier)).code_challenge).toBe(first.code_challenge);
    expect(JSON.stringify(tab.lock.shown)).not.toContain(verifier);
    tab.lock.hide();
    await signingIn;
    await browser.clock.advance(2000);
    await open();
    expect(params().code_challenge).not.toBe(first.code_challenge);
  });

  it('asks for a refresh token only where something renews', async () => {
    await open();
    expect(params().scope).toBe('openid profile email');
    tab = browser.openTab({ ...options, renewBeforeSeconds: 60 });
    await open();
    expect(params().scope).toBe('openid profile email offline_access');
  });

  describe('by redirect', () => {
    it('redeems the code once, with the verifier, and signs in with the way back', async () => {
      const { state, code_challenge } = await away();
      const resuming = tab.session.resumeRedirect(`?code=c1&state=${state}`);
      expect(tab.session.state).toEqual({ status: 'pending' });
      expect(await resuming).toEqual(
        jasmine.objectContaining({ outcome: 'signed-in', returnTo: '/wanted' }),
      );
      expect(forms.length).toBe(1);
      expect(forms[0]).toEqual(
        jasmine.objectContaining({ path: '/oauth/token', code: 'c1', redirect_uri: redirectUrl }),
      );
      expect((await challengeOf(forms[0]['code_verifier'])).code_challenge).toBe(code_challenge);
    });

    it('takes the code out of a fragment as well', async () => {
      const { state } = await away();
      const result = await tab.session.resumeRedirect(`#code=c1&state=${state}`);
      expect(result.outcome).toBe('signed-in');
    });

    it('loads no Lock for it', async () => {
      const { state } = await away();
      const lock = jasmine.createSpy();
      tab = browser.openTab({ ...options, lock });
      await tab.session.resumeRedirect(`?code=c1&state=${state}`);
      expect(tab.session.authenticated()).toBeTrue();
      expect(lock).not.toHaveBeenCalled();
    });

    it('refuses a state that is not of an attempt here, and one that comes again', async () => {
      const { state } = await away();
      expect(await codeOf(tab.session.resumeRedirect('?code=c1&state=x'))).toBe('callback');
      expect(await codeOf(tab.session.resumeRedirect(`?code=c1&state=${state}`))).toBe('signed-in');
      tab.session.signOut();
      expect(await codeOf(tab.session.resumeRedirect(`?code=c1&state=${state}`))).toBe('callback');
      expect(forms.filter(({ path }) => path === '/oauth/token').length).toBe(1);
    });

    it('refuses an answer of the implicit flow', async () => {
      const { state } = await away();
      const answer = `#id_token=a.b.c&access_token=d&state=${state}`;
      expect(await codeOf(tab.session.resumeRedirect(answer))).toBe('callback');
    });

    it('refuses an answer of another issuer before anything is redeemed', async () => {
      const { state } = await away();
      const answer = `?code=c1&state=${state}&iss=https%3A%2F%2Fother.example%2F`;
      expect(await codeOf(tab.session.resumeRedirect(answer))).toBe('callback');
      expect(forms).toEqual([]);
    });

    it('tells why the tenant refused', async () => {
      const { state } = await away();
      const refused = tab.session.resumeRedirect(`?error=access_denied&state=${state}`);
      expect(await codeOf(refused)).toBe('lock-rejected');
      const asked = await away();
      const needed = tab.session.resumeRedirect(`?error=consent_required&state=${asked.state}`);
      expect(await codeOf(needed)).toBe('consent-required');
    });

    it('refuses tokens with another nonce, and revokes what came with them', async () => {
      const { state } = await away();
      const { endpoint } = browser.tenant;
      browser.tenant.endpoint = async (path, form) => {
        await endpoint!(path, form);
        return tokens({ nonce: 'of another attempt' });
      };
      const result = tab.session.resumeRedirect(`?code=c1&state=${state}`);
      expect(await codeOf(result)).toBe('token-claims');
      await settle();
      expect(forms.map(({ path }) => path)).toEqual(['/oauth/token', '/oauth/revoke']);
    });

    it('accepts an ID token without at_hash, which the token endpoint may leave out', async () => {
      const { state, nonce } = await away();
      const { tenant } = browser;
      tenant.endpoint = async () => {
        const idToken = await tenant.sign(browser.tenantNow, { nonce });
        return { status: 200, body: { id_token: idToken, access_token: 'a', expires_in: 60 } };
      };
      const result = tab.session.resumeRedirect(`?code=c1&state=${state}`);
      expect(await codeOf(result)).toBe('signed-in');
    });

    it('refuses an at_hash of another access token', async () => {
      const { state, nonce } = await away();
      const { tenant } = browser;
      tenant.endpoint = async () => {
        const { idToken } = await tenant.answer(browser.tenantNow, { nonce });
        return { status: 200, body: { id_token: idToken, access_token: 'other', expires_in: 60 } };
      };
      const result = tab.session.resumeRedirect(`?code=c1&state=${state}`);
      expect(await codeOf(result)).toBe('token-claims');
    });

    it('is not brought back by tokens that arrive after signing out, which are revoked', async () => {
      const { state } = await away();
      let arrive = (_: Answered) => {};
      const { endpoint } = browser.tenant;
      browser.tenant.endpoint = async (path, form) => {
        const answer = await endpoint!(path, form);
        return path === '/oauth/token' ? new Promise((resolve) => (arrive = resolve)) : answer;
      };
      const resuming = tab.session.resumeRedirect(`?code=c1&state=${state}`);
      await settle();
      tab.session.signOut();
      arrive(await tokens());
      expect((await resuming).outcome).toBe('cancelled');
      await settle();
      expect(tab.session.state).toEqual({ status: 'signed-out', reason: 'signed-out' });
      expect(forms.at(-1)?.['path']).toBe('/oauth/revoke');
    });

    it('says that the tenant was not reached, or took too long', async () => {
      const { state } = await away();
      tokens = async () => ({ status: 503 });
      expect(await codeOf(tab.session.resumeRedirect(`?code=c1&state=${state}`))).toBe('network');
    });
  });

  if (globalThis.window) {
    describe('within the page', () => {
      it("takes the code from the tenant's message, not from Lock's empty report", async () => {
        const { signingIn } = await open();
        tab.lock.emit('authenticated', { accessToken: null, idToken: null });
        await settle();
        expect(tab.session.authenticated()).toBeFalse();
        message({ code: 'c1', state: params().state });
        expect(await codeOf(signingIn)).toBe('signed-in');
        expect(tab.lock.visible).toBeFalse();
      });

      it('hears no other origin and no other state, and redeems one code only', async () => {
        const { signingIn } = await open();
        const { state } = params();
        message({ code: 'evil', state }, 'evil.test');
        message({ code: 'evil', state: 'x' });
        message({ code: 'c1', state });
        message({ code: 'c2', state });
        await signingIn;
        expect(forms.map(({ code }) => code)).toEqual(['c1']);
      });
    });
  }

  it('takes the code of a popup from what Lock reports', async () => {
    const { signingIn } = await open();
    tab.lock.emit('authenticated', { code: 'c1', state: params().state, idToken: null });
    expect(await codeOf(signingIn)).toBe('signed-in');
    expect(forms[0]['code']).toBe('c1');
  });

  it('leaves nothing of an attempt behind that has signed in', async () => {
    const { signingIn } = await open();
    tab.lock.emit('authenticated', { code: 'c1', state: params().state });
    await signingIn;
    expect(sessionStorage.getItem('ngx-auth0-lock.id_token.attempts')).toBeNull();
  });

  if (globalThis.document) {
    it("takes auth0-js' cookies of an attempt away, also of one that was given up", async () => {
      await open();
      const { state } = params();
      for (const name of [`com.auth0.auth.${state}`, `_com.auth0.auth.${state}_compat`]) {
        document.cookie = `${name}=x; path=/`;
      }
      expect(document.cookie).toContain(state);
      tab.lock.hide();
      await settle();
      expect(document.cookie).not.toContain(state);
    });
  }

  it('says so when Lock hands over tokens: it was made for the other flow', async () => {
    const { signingIn } = await open();
    tab.lock.emit('authenticated', await browser.tenant.answer(START, { nonce: params().nonce }));
    expect(await codeOf(signingIn)).toBe('config');
  });

  it('says so when the page itself opened Lock, whose code nobody can redeem', async () => {
    const errors: AuthError[] = [];
    tab.session.on((event) => 'error' in event && errors.push(event.error));
    await tab.session.acceptAuthResult({ code: 'c1', state: 's' } as never);
    expect(errors.map(({ code }) => code)).toEqual(['config']);
  });

  it('needs to know where the tenant comes back to, and is one of two', () => {
    expect(() => browser.openTab({ flow: 'code' })).toThrowMatching(
      ({ code }: AuthError) => code === 'config',
    );
    expect(() => browser.openTab({ flow: 'hybrid' as never })).toThrowMatching(
      ({ code }: AuthError) => code === 'config',
    );
  });

  it('revokes the refresh token at sign-out', async () => {
    const { signingIn } = await open();
    tab.lock.emit('authenticated', { code: 'c1', state: params().state });
    await signingIn;
    tab.session.signOut();
    await settle();
    expect(forms.at(-1)).toEqual(jasmine.objectContaining({ path: '/oauth/revoke', token: 'r1' }));
  });
});
