// Specs of the callback: what is an answer of the tenant, and how it leaves the address bar.
import { AuthError } from '../auth-error';
import { hasTransaction, readCallbackHash, takeCallback } from './callback';

const answer = '#access_token=a&id_token=b.c.d&token_type=Bearer&expires_in=7200&state=s1';
const transaction = 'com.auth0.auth.s1={%22nonce%22:%22n%22}';

describe('readCallbackHash', () => {
  it('recognises an answer by its state and a token or an error', () => {
    expect(readCallbackHash(answer)).toEqual({ state: 's1' });
    expect(readCallbackHash('#state=s1&access_token=a')).toEqual({ state: 's1' });
    expect(readCallbackHash('#id_token=&state=s')).toEqual({ state: 's' });
    expect(readCallbackHash('#error=login_required&error_description=a%20b&state=s')).toEqual({
      state: 's',
    });
    expect(readCallbackHash('#error=x&state=a%2Bb%20c')).toEqual({ state: 'a+b c' });
  });

  it('leaves every other fragment alone', () => {
    for (const hash of [
      '',
      '#',
      '#section-2',
      '#/route',
      '#/m/3?state=1',
      '#/access_token=a&state=s',
      '#/callback?access_token=a&state=s',
      '#a=b&c=d',
      '#state=s',
      '#state=&access_token=a',
      '#id_token=a',
      '#access_token=a&scope=openid',
      '#error=x',
      '#section?access_token=a&state=s',
      '#access_token=a&state=s&',
      '#access_token=a&state=s&more',
      '#access_token&state=s&error',
      '#=a&state=s&error=x',
      'access_token=a&state=s',
      'x#a=b&access_token=a&state=s',
      '#x=access_token&y=state',
      '#!access_token=a&state=s',
    ]) {
      expect(readCallbackHash(hash)).withContext(hash).toBeNull();
    }
  });
});

describe('hasTransaction', () => {
  it("finds auth0-js's cookie of that state", () => {
    expect(hasTransaction('s1', transaction)).toBeTrue();
    expect(hasTransaction('s1', `a=b; ${transaction}; c=d`)).toBeTrue();
    expect(hasTransaction('s1', '_com.auth0.auth.s1_compat={}')).toBeTrue();
    expect(hasTransaction('~a.b-c_', 'com.auth0.auth.~a.b-c_=x=y')).toBeTrue();
    expect(hasTransaction('a b(c)', 'com.auth0.auth.a%20b%28c%29=x')).toBeTrue();
  });

  it('takes no other cookie for it', () => {
    for (const cookies of [
      '',
      's1',
      's1=x',
      'com.auth0.auth.s1',
      'com.auth0.auth.s1=',
      'com.auth0.auth.s2=x',
      'com.auth0.auth.s11=x',
      'xcom.auth0.auth.s1=x',
      '_com.auth0.auth.s1=x',
      'com.auth0.auth.s1_compat=x',
      'a=com.auth0.auth.s1=x',
      'com.auth0.auth.S1=x',
      'com.auth0.auth.=x',
      '=com.auth0.auth.s1',
    ]) {
      expect(hasTransaction('s1', cookies)).withContext(cookies).toBeFalse();
    }
    expect(hasTransaction('.*', transaction)).toBeFalse();
  });

  it('survives cookies that are encoded wrongly', () => {
    expect(hasTransaction('s1', `%E0%A4%A=1; ${transaction}`)).toBeTrue();
    expect(hasTransaction('%', 'com.auth0.auth.%=1')).toBeTrue();
  });
});

describe('takeCallback', () => {
  const origin = 'https://app.test';

  function page(hash: string, cookie = transaction, pathname = '/callback', search = '?a=1') {
    const history = { state: { mine: 42 }, replaceState: jasmine.createSpy('replaceState') };
    return { location: { hash, origin, pathname, search }, history, cookie };
  }

  function refusal(taken: ReturnType<typeof takeCallback>): AuthError {
    return (taken as { refused: AuthError }).refused;
  }

  it('takes the answer out of the address bar and keeps path, query and history.state', () => {
    const at = page(answer);
    expect(takeCallback(at, '/callback')).toEqual({ hash: answer });
    expect(at.history.replaceState).toHaveBeenCalledOnceWith(
      { mine: 42 },
      '',
      `${origin}/callback?a=1`,
    );
  });

  it('minds no slash at the end of the path, and no query of the callback path', () => {
    for (const [pathname, callbackPath] of [
      ['/callback/', '/callback'],
      ['/callback', '/callback/'],
      ['/', ''],
      ['/', '/'],
      ['/app/', '/app/?x=1'],
      ['/app/', '/app#x'],
    ]) {
      const at = page(answer, transaction, pathname);
      expect(takeCallback(at, callbackPath)).withContext(callbackPath).toEqual({ hash: answer });
    }
  });

  it('touches nothing on another path', () => {
    for (const pathname of [
      '/',
      '/callbacks',
      '/callback/x',
      '/app/callback',
      '/Callback',
      '//callback',
    ]) {
      const at = page(answer, transaction, pathname);
      expect(takeCallback(at, '/callback')).withContext(pathname).toBeNull();
      expect(at.history.replaceState).not.toHaveBeenCalled();
    }
  });

  it('touches no other fragment', () => {
    for (const hash of ['', '#section-2', '#/route', '#a=b&c=d', '#state=s1', '#error=x']) {
      const at = page(hash);
      expect(takeCallback(at, '/callback')).withContext(hash).toBeNull();
      expect(at.history.replaceState).not.toHaveBeenCalled();
    }
  });

  it('takes out and refuses an answer that no sign-in of this browser asked for', () => {
    for (const cookie of ['', 'com.auth0.auth.other=x']) {
      const at = page(answer, cookie);
      const error = refusal(takeCallback(at, '/callback'));
      expect(error).toBeInstanceOf(AuthError);
      expect(error.code).toBe('callback');
      expect(error.message).toBe('An answer that no sign-in of this browser asked for.');
      expect(at.history.replaceState).toHaveBeenCalledTimes(1);
    }
  });

  it('takes out and refuses a token without state, as nobody asked for that either', () => {
    for (const hash of ['#id_token=a.b.c', '#access_token=a&scope=openid', '#state=&id_token=a']) {
      const at = page(hash, `${transaction}; com.auth0.auth.=x`);
      expect(refusal(takeCallback(at, '/callback')).code)
        .withContext(hash)
        .toBe('callback');
      expect(at.history.replaceState).toHaveBeenCalledTimes(1);
    }
  });

  it('refuses the rows of the scenarios where a page is opened with an answer out of nowhere', () => {
    // scenarios.json s085, s087, s089 (refused and taken out), s091, s093 (not an answer).
    const outcome = (hash: string) => takeCallback(page(hash, ''), '/callback');
    expect(refusal(outcome('#error=login_required&state=s')).code).toBe('callback');
    expect(refusal(outcome('#id_token=eyJ')).code).toBe('callback');
    expect(refusal(outcome('#id_token=&state=s')).code).toBe('callback');
    expect(outcome('#/route')).toBeNull();
    expect(outcome('#a=b&c=d')).toBeNull();
  });

  it('goes on where the browser forbids to change the address bar', () => {
    const at = page(answer);
    at.history.replaceState.and.throwError(new DOMException('denied', 'SecurityError'));
    expect(takeCallback(at, '/callback')).toEqual({ hash: answer });
  });
});

describe('takeCallback in the code flow', () => {
  const origin = 'https://app.test';

  function page(search: string, hash = '', pathname = '/callback') {
    const history = { state: { mine: 42 }, replaceState: jasmine.createSpy('replaceState') };
    return { location: { hash, origin, pathname, search }, history, cookie: '' };
  }
  const left = (at: ReturnType<typeof page>) =>
    String(at.history.replaceState.calls.mostRecent().args[2]).slice(origin.length);

  it('takes the code out of the query, and asks for no cookie: the attempt is kept elsewhere', () => {
    const at = page('?code=c1&state=s1&iss=https%3A%2F%2Fa%2F');
    expect(takeCallback(at, '/callback', 'code')).toEqual({
      hash: '?code=c1&state=s1&iss=https%3A%2F%2Fa%2F',
    });
    expect(at.history.replaceState).toHaveBeenCalledOnceWith(
      { mine: 42 },
      '',
      `${origin}/callback`,
    );
  });

  it("leaves the app's own query and fragment as they are", () => {
    const at = page('?a=1&code=c1&b=%20x&state=s1', '#part');
    expect(takeCallback(at, '/callback', 'code')).not.toBeNull();
    expect(left(at)).toBe('/callback?a=1&b=%20x#part');
  });

  it('takes a refusal, with its sentence, and a code in the fragment', () => {
    const refused = page('?error=access_denied&error_description=No%20way&state=s1');
    expect(takeCallback(refused, '/callback', 'code')).not.toBeNull();
    expect(left(refused)).toBe('/callback');
    const fragment = page('?a=1', '#code=c1&state=s1');
    expect(takeCallback(fragment, '/callback', 'code')).toEqual({ hash: '#code=c1&state=s1' });
    expect(left(fragment)).toBe('/callback?a=1');
  });

  it('takes tokens out as well, which nobody asked for in this flow', () => {
    const at = page('', '#access_token=a&id_token=b.c.d&state=s1');
    expect(takeCallback(at, '/callback', 'code')).toEqual({ refused: jasmine.any(AuthError) });
    expect(left(at)).toBe('/callback');
  });

  it('touches no other query, and nothing on another path', () => {
    for (const search of [
      '',
      '?',
      '?code=c1',
      '?state=s1',
      '?a=1',
      '?code&state=s',
      '?state=&code=c',
    ]) {
      const at = page(search);
      expect(takeCallback(at, '/callback', 'code'))
        .withContext(search)
        .toBeNull();
      expect(at.history.replaceState).not.toHaveBeenCalled();
    }
    expect(takeCallback(page('?code=c1&state=s1', '', '/x'), '/callback', 'code')).toBeNull();
  });

  it("leaves a code alone where the flow is implicit: it is another library's", () => {
    expect(takeCallback(page('?code=c1&state=s1'), '/callback')).toBeNull();
    expect(takeCallback(page('', '#code=c1&state=s1'), '/callback', 'implicit')).toBeNull();
  });
});
