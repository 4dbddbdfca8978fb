// Each shape in which Lock and auth0-js report errors comes out as one AuthError that holds nothing of it.
import { AuthError } from '../auth-error';
import { asAuthError } from './lock-error';

describe('asAuthError', () => {
  const read = (raw: unknown) => asAuthError(raw, 'lock-rejected', 'Said by the caller.');

  for (const [name, code] of [
    ['login_required', 'login-required'],
    ['interaction_required', 'login-required'],
    ['consent_required', 'consent-required'],
    ['timeout', 'timeout'],
    ['request_error', 'network'],
    ['invalid_hash', 'callback'],
  ] as const) {
    it(`reads ${name} as ${code}, in whichever field it stands`, () => {
      for (const raw of [{ error: name }, { code: name }, { error: name, code: 'other' }]) {
        expect(read(raw).code).toBe(code);
        expect(read(raw).cause?.name).toBe('Error');
      }
    });
  }

  it('says what the caller says of everything else', () => {
    for (const raw of [
      undefined,
      null,
      'text',
      7,
      {},
      { error: 7, code: {} },
      { code: 'invalid_user_password' },
      new TypeError('x'),
    ]) {
      expect(read(raw).code).toBe('lock-rejected');
      expect(read(raw).message).toBe('Said by the caller.');
    }
  });

  for (const field of ['errorDescription', 'error_description', 'description']) {
    it(`finds a wrong clock behind a refused token, in ${field}`, () => {
      for (const claim of ['exp', 'iat', 'nbf']) {
        const error = read({ error: 'invalid_token', [field]: `Time (${claim}) claim error` });
        expect(error.code).toBe('clock-skew');
        expect(error.message).toMatch(/clock is wrong/);
      }
    });

    it(`finds an answer that nobody asked for behind a refused token, in ${field}`, () => {
      const error = read({ error: 'invalid_token', [field]: '`state` does not match.' });
      expect(error.code).toBe('callback');
      expect(error.message).toMatch(/no sign-in of this browser/);
    });
  }

  it('looks for that in refused tokens only', () => {
    for (const errorDescription of ['Time (exp) claim error', '`state` does not match.']) {
      expect(read({ error: 'access_denied', errorDescription }).code).toBe('lock-rejected');
      expect(read({ errorDescription }).code).toBe('lock-rejected');
    }
    expect(read({ error: 'invalid_token' }).code).toBe('lock-rejected');
    expect(read({ error: 'invalid_token', errorDescription: 'Issuer (iss)' }).code).toBe(
      'lock-rejected',
    );
  });

  it('leaves an AuthError as it is', () => {
    const error = new AuthError('config', 'Mine.');
    expect(read(error)).toBe(error);
  });

  it('holds no word of what Lock said, which has been a password', () => {
    const raw = {
      error: 'invalid_token',
      errorDescription: 'Time (exp) of hunter2',
      original: { password: 'hunter2' },
      state: 'hunter2',
    };
    for (const error of [read(raw), read({ ...raw, error: 'access_denied' })]) {
      expect(
        JSON.stringify({ ...error, message: error.message, stack: error.stack }),
      ).not.toContain('hunter2');
    }
  });
});
