// The options that Lock is given in the code flow, and those that would give the code away.
import type { AuthError } from 'ngx-auth0-lock/session';
import { lockOptions, showOptions, type LockOptions } from './lock-options';

const config = {
  clientId: 'client',
  domain: 'acme.eu.auth0.com',
  redirectUrl: 'https://app.test/callback',
  flow: 'code',
} as const;

const attempt = {
  nonce: 'n',
  state: 's',
  appState: null,
  challenge: { code_challenge: 'ch', code_challenge_method: 'S256' },
} as const;

interface Shown {
  readonly auth: Readonly<Record<string, unknown>> & {
    readonly params: Readonly<Record<string, unknown>>;
  };
}
const made = (more: object = {}) => lockOptions({ ...config, ...more }) as unknown as Shown;
const shown = (more: object = {}, of: object = {}) =>
  showOptions({ flow: 'code', ...more }, { ...attempt, ...of }) as unknown as Shown;

function refusal(check: () => unknown): string {
  try {
    check();
  } catch (error) {
    expect((error as AuthError).code).toBe('config');
    return (error as AuthError).message;
  }
  fail('expected a refusal');
  return '';
}

describe("Lock's options in the code flow", () => {
  it('ask for a code, and not for the last sign-in, which would ask for tokens', () => {
    expect(made({ lock: { auth: { sso: true } } }).auth).toEqual({
      responseType: 'code',
      sso: false,
      redirectUrl: config.redirectUrl,
      autoParseHash: false,
      params: { scope: 'openid profile email' },
    });
  });

  it('carry the challenge of each attempt', () => {
    expect(shown().auth.params).toEqual({
      scope: 'openid profile email',
      nonce: 'n',
      state: 's',
      appState: null,
      code_challenge: 'ch',
      code_challenge_method: 'S256',
    });
  });

  it('show no last account where the sign-in must be fresh, which it would be signed in with', () => {
    const fresh = shown({}, { max_age: 300 });
    expect(fresh.auth.params['max_age']).toBe(300);
    expect((fresh as unknown as Record<string, unknown>)['rememberLastLogin']).toBeFalse();
    expect('rememberLastLogin' in shown()).toBeFalse();
  });

  it('ask for a refresh token when one is wanted, once', () => {
    const scope = (more: object, of: object) => shown(more, of).auth.params['scope'];
    expect(scope({}, { offlineAccess: true })).toBe('openid profile email offline_access');
    const twice = { scope: 'openid offline_access' };
    expect(scope(twice, { offlineAccess: true })).toBe('openid offline_access');
    expect(scope({}, { offlineAccess: false })).toBe('openid profile email');
  });

  it("take audience and scope of the app before those of Lock's own options", () => {
    const lock: LockOptions = { auth: { audience: 'a', params: { scope: 'email' } } };
    const auth = made({ lock, audience: 'b', scope: 'read:x' }).auth;
    expect(auth['audience']).toBe('b');
    expect(auth.params['scope']).toBe('openid read:x');
    expect(shown({ lock, scope: 'read:x' }).auth.params['scope']).toBe('openid read:x');
  });

  it('ask for the audience of the app alone, also where the params name another', () => {
    const lock: LockOptions = { auth: { params: { audience: 'a', prompt: 'login' } } };
    expect(made({ lock, audience: 'b' }).auth['audience']).toBe('b');
    for (const { auth } of [made({ lock, audience: 'b' }), shown({ lock, audience: 'b' })]) {
      expect(auth.params['audience']).toBeUndefined();
      expect(auth.params['prompt']).toBe('login');
    }
    expect(shown({ lock }).auth.params['audience']).toBe('a');
    const once = shown({ lock, audience: 'b' }, { lock: { auth: { params: { audience: 'c' } } } });
    expect(once.auth.params['audience']).toBe('c');
  });

  it('refuse an audience or a scope that is no text', () => {
    for (const wrong of ['', ' ', 7, null, ['read']]) {
      expect(refusal(() => made({ audience: wrong }))).toContain('audience must be a text');
      expect(refusal(() => made({ scope: wrong }))).toContain('scope must be a text');
    }
  });

  it('refuse another response type', () => {
    for (const responseType of ['token id_token', 'id_token', 'code id_token', 'token']) {
      expect(refusal(() => made({ lock: { auth: { responseType } } }))).toContain("flow: 'code'");
    }
    expect(made({ lock: { auth: { responseType: 'code' } } }).auth['responseType']).toBe('code');
  });

  it('let the code come in the query or the fragment, and not by a form', () => {
    for (const responseMode of ['query', 'fragment']) {
      const { auth } = made({ lock: { auth: { responseMode } } });
      expect(auth['responseMode']).toBe(responseMode);
    }
    refusal(() => made({ lock: { auth: { responseMode: 'form_post' } } }));
  });

  it('refuse a challenge that would be the same for every sign-in, in both flows', () => {
    for (const flow of ['code', 'implicit']) {
      for (const auth of [
        { params: { code_challenge: 'x' } },
        { params: { code_challenge_method: 'plain' } },
        { codeChallenge: 'x' },
      ]) {
        expect(refusal(() => made({ flow, lock: { auth } }))).toContain('code_challenge');
        refusal(() => shown({ flow }, { lock: { auth } }));
      }
    }
  });

  it('refuse a code without the challenge in the implicit flow, and name the way', () => {
    for (const responseType of ['code', 'code token', 'id_token code']) {
      const refused = refusal(() => made({ flow: 'implicit', lock: { auth: { responseType } } }));
      expect(refused).toContain('PKCE');
    }
  });
});
