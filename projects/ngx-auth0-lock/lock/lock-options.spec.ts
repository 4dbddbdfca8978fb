// Specs of the options that Lock is given, and of those that are refused.
import { AuthError } from 'ngx-auth0-lock/session';
import {
  lockDomain,
  type LockOptions,
  lockOptions,
  refuseUnsafeLockOptions,
  showOptions,
} from './lock-options';

const config = {
  clientId: 'client',
  domain: 'acme.eu.auth0.com',
  redirectUrl: 'https://app.test/callback',
};

function options(lock?: LockOptions, domain = config.domain) {
  // Read loosely: these go to Lock, which has no types for half of them.
  return lockOptions({ ...config, domain, lock }) as any;
}

function refusal(check: () => unknown): string {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(AuthError);
    expect((error as AuthError).code).toBe('config');
    return (error as AuthError).message;
  }
  fail('expected a refusal');
  return '';
}

describe('lockOptions', () => {
  it('asks for both tokens, for this page, and leaves the hash to us', () => {
    expect(options()).toEqual({
      auth: {
        responseType: 'token id_token',
        redirectUrl: 'https://app.test/callback',
        autoParseHash: false,
        params: { scope: 'openid profile email' },
      },
      hashCleanup: false,
      autoclose: false,
      _sendTelemetry: false,
      overrides: {
        __token_issuer: 'https://acme.eu.auth0.com/',
        __jwks_uri: 'https://acme.eu.auth0.com/.well-known/jwks.json',
      },
    });
  });

  it('asks for the audience where a renewal asks too, wherever the app has named it', () => {
    const lock = { auth: { params: { audience: 'https://api.test' } } };
    expect(options(lock)['auth']).toEqual(
      jasmine.objectContaining({ audience: 'https://api.test' }),
    );
  });

  it('passes through what an app adds, at every level', () => {
    const logo = 'https://app.test/logo.svg';
    const made = options({
      language: 'de',
      theme: { logo },
      auth: {
        redirect: false,
        audience: 'api',
        sso: false,
        params: { scope: 'openid', display: 'page' },
      },
      overrides: { __tenant: 'acme' },
      configurationBaseUrl: 'https://cdn.auth0.com',
    });
    expect(made).toEqual(jasmine.objectContaining({ language: 'de', theme: { logo } }));
    expect(made.configurationBaseUrl).toBe('https://cdn.auth0.com');
    expect(made.auth).toEqual({
      responseType: 'token id_token',
      redirect: false,
      audience: 'api',
      sso: false,
      redirectUrl: config.redirectUrl,
      autoParseHash: false,
      params: { scope: 'openid', display: 'page' },
    });
    expect(made.overrides.__tenant).toBe('acme');
  });

  it('keeps what the session depends on', () => {
    const made = options({
      auth: { redirectUrl: 'https://other.test/', autoParseHash: true },
      hashCleanup: true,
      autoclose: true,
      _sendTelemetry: true,
      overrides: { __token_issuer: 'https://evil.test/', __jwks_uri: 'https://evil.test/jwks' },
    });
    expect(made.auth.redirectUrl).toBe(config.redirectUrl);
    expect(made.auth.autoParseHash).toBeFalse();
    expect([made.hashCleanup, made.autoclose, made._sendTelemetry]).toEqual([false, false, false]);
    expect(JSON.stringify(made)).not.toContain('evil');
  });

  it('always asks for openid, without which there is no ID token', () => {
    const scope = (given: unknown) =>
      options({ auth: { params: { scope: given } } }).auth.params.scope;
    expect(scope('email')).toBe('openid email');
    expect(scope('openidx read:orders')).toBe('openid openidx read:orders');
    expect(scope('profile  openid')).toBe('profile  openid');
    for (const none of [undefined, null, '', '  ', 5])
      expect(scope(none)).toBe('openid profile email');
  });

  it('takes an ID token alone, or both in either order', () => {
    for (const responseType of ['id_token', 'token id_token', 'id_token token']) {
      expect(options({ auth: { responseType } }).auth.responseType).toBe(responseType);
    }
  });

  it('asks for both where the type is left undefined, which Lock would take as code', () => {
    expect(options({ auth: { responseType: undefined } }).auth.responseType).toBe('token id_token');
  });

  it('does not change the options of the app', () => {
    const mine: LockOptions = Object.freeze({
      auth: Object.freeze({ params: Object.freeze({ scope: 'email' }) }),
      overrides: Object.freeze({ __tenant: 'acme' }),
      theme: Object.freeze({}),
    });
    expect(options(mine).auth.params).not.toBe(mine.auth!.params);
    expect(() => options(mine, 'http://localhost:4400')).not.toThrow();
  });

  it('survives parts that are null', () => {
    const made = options({ auth: null, overrides: null, theme: null } as unknown as LockOptions);
    expect(made.auth.params.scope).toBe('openid profile email');
    expect(
      options({ auth: { params: null } } as unknown as LockOptions).auth.params.scope,
    ).toBeTruthy();
  });

  it('pollutes no prototype', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"polluted":1},"auth":{"__proto__":{"polluted":1},"params":{"__proto__":{"polluted":1}}},"overrides":{"__proto__":{"polluted":1}}}',
    ) as LockOptions;
    options(hostile, 'http://localhost:4400');
    showOptions({ lock: hostile }, { nonce: 'n', state: 's', appState: null, lock: hostile });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps everything on this machine with a stand-in on plain http', () => {
    const made = options(undefined, 'http://localhost:4400/');
    expect(made.configurationBaseUrl).toBe('http://localhost:4400');
    expect(made.languageBaseUrl).toBe('http://localhost:4400');
    expect(made.avatar).toBeNull();
    expect(made.theme.logo).toMatch(/^data:image\/svg\+xml,<svg /);
    expect(made.overrides).toEqual({
      __token_issuer: 'http://localhost:4400/',
      __jwks_uri: 'http://localhost:4400/.well-known/jwks.json',
    });
  });

  it('lets an app set what a stand-in would', () => {
    const made = options(
      { theme: { primaryColor: 'red' }, languageBaseUrl: '/texts', avatar: {} },
      'http://localhost:4400',
    );
    expect(made.theme.primaryColor).toBe('red');
    expect(made.theme.logo).toMatch(/^data:/);
    expect(made.languageBaseUrl).toBe('/texts');
    expect(made.avatar).toEqual({});
    const logo = { logo: 'mine' };
    expect(options({ theme: logo }, 'http://localhost:4400').theme).toEqual(logo);
  });

  it('refuses a domain that is none', () => {
    expect(refusal(() => options({}, 'http://acme.test'))).toContain('http only for localhost');
    expect(refusal(() => options({}, 'a b'))).toContain('domain');
  });
});

describe('lockDomain', () => {
  it('is what Lock can put into URLs', () => {
    expect(lockDomain('acme.eu.auth0.com')).toBe('acme.eu.auth0.com');
    expect(lockDomain('https://login.acme.com/')).toBe('login.acme.com');
    expect(lockDomain('http://localhost:4400/')).toBe('http://localhost:4400');
    expect(lockDomain('localhost:4400')).toBe('localhost:4400');
  });
});

describe('refuseUnsafeLockOptions', () => {
  it('has nothing against the rest', () => {
    for (const fine of [
      undefined,
      {},
      { auth: {} },
      { auth: { params: { display: 'popup' } } },
      { _enableIdPInitiatedLogin: false, auth: { state: undefined, params: { nonce: null } } },
    ]) {
      expect(() => refuseUnsafeLockOptions(fine as LockOptions)).not.toThrow();
    }
  });

  it('refuses to accept answers that nobody asked for', () => {
    for (const name of ['_enableIdPInitiatedLogin', '_enableImpersonation']) {
      for (const on of [true, 1, 'yes']) {
        expect(refusal(() => refuseUnsafeLockOptions({ [name]: on }))).toContain(name);
      }
      // What Lock would read from a prototype counts too.
      expect(refusal(() => refuseUnsafeLockOptions(Object.create({ [name]: true })))).toContain(
        name,
      );
    }
  });

  it('refuses a fixed state or nonce, wherever Lock reads one', () => {
    for (const auth of [
      { state: 'a' },
      { nonce: 'a' },
      { params: { state: 'a' } },
      { params: { nonce: 'a' } },
      { params: { state: '' } },
      { params: { nonce: 0 } },
      Object.create({ state: 'a' }),
    ]) {
      expect(refusal(() => refuseUnsafeLockOptions({ auth }))).toContain('can be guessed');
      expect(refusal(() => lockOptions({ ...config, lock: { auth } }))).toContain('can be guessed');
      expect(
        refusal(() => showOptions({}, { nonce: 'n', state: 's', appState: 1, lock: { auth } })),
      ).toContain('can be guessed');
    }
  });

  it('refuses response types without an ID token in the page, and other ways than the hash', () => {
    for (const responseType of [
      'token',
      'code',
      'code id_token',
      'code token id_token',
      '',
      'id_tokenx',
      'xid_token',
      'id_token id_token',
      'id_token tokenx',
      'xid_token token',
      null,
      5,
    ]) {
      expect(refusal(() => refuseUnsafeLockOptions({ auth: { responseType } }))).toContain(
        'responseType',
      );
    }
    for (const responseMode of ['form_post', 'query', 'web_message', '', null]) {
      expect(refusal(() => refuseUnsafeLockOptions({ auth: { responseMode } }))).toContain(
        'responseMode',
      );
    }
    expect(() => refuseUnsafeLockOptions({ auth: { responseMode: 'fragment' } })).not.toThrow();
  });
});

describe('showOptions', () => {
  it("repeats the constructor's params, which Lock would forget, and adds nonce and appState", () => {
    const lock = {
      auth: { params: { scope: 'openid read:orders', audience: 'api', nonce: undefined } },
    };
    expect(
      showOptions({ lock }, { nonce: 'n1', state: 's1', appState: { returnTo: '/a' } }),
    ).toEqual({
      auth: {
        params: {
          scope: 'openid read:orders',
          audience: 'api',
          nonce: 'n1',
          state: 's1',
          appState: { returnTo: '/a' },
        },
      },
    });
  });

  it('lets one attempt have options of its own, but not nonce and appState', () => {
    const attempt = {
      nonce: 'n1',
      state: 's1',
      appState: 'mine',
      lock: {
        flashMessage: { type: 'error', text: 'Again, please' },
        auth: { params: { scope: 'email', appState: 'theirs', login_hint: 'a@b.test' } },
      },
    };
    const lock = { auth: { params: { scope: 'openid', login_hint: 'x', ui: 'y' } } };
    expect(showOptions({ lock }, attempt)).toEqual({
      flashMessage: { type: 'error', text: 'Again, please' },
      auth: {
        params: {
          scope: 'openid email',
          appState: 'mine',
          login_hint: 'a@b.test',
          nonce: 'n1',
          state: 's1',
          ui: 'y',
        },
      },
    });
  });

  it('asks for openid where nobody named a scope', () => {
    expect(showOptions({ lock: {} }, { nonce: 'n', state: 's', appState: null })).toEqual(
      showOptions({}, { nonce: 'n', state: 's', appState: null, lock: {} }),
    );
    expect(showOptions({}, { nonce: 'n', state: 's', appState: null })).toEqual({
      auth: { params: { scope: 'openid profile email', nonce: 'n', state: 's', appState: null } },
    });
  });
});
