// An error tells programs its code and people one sentence, and nobody what lay behind it.
import { AuthError } from './auth-error';

describe('AuthError', () => {
  const causeOf = (raw: unknown) => new AuthError('network', 'No.', raw).cause;

  it('is an Error with a code and a sentence', () => {
    const error = new AuthError('config', 'What is wrong.');
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.code, error.message]).toEqual([
      'AuthError',
      'config',
      'What is wrong.',
    ]);
  });

  it('has no cause where there was none', () => {
    expect(causeOf(undefined)).toBeUndefined();
  });

  it('keeps name and code of what lies behind, wherever the code stands', () => {
    expect(causeOf(new TypeError('secret'))).toEqual({ name: 'TypeError' });
    expect(causeOf({ name: 'JWTExpired', code: 'ERR_JWT_EXPIRED' })).toEqual({
      name: 'JWTExpired',
      code: 'ERR_JWT_EXPIRED',
    });
    expect(causeOf({ error: 'login_required' })).toEqual({ name: 'Error', code: 'login_required' });
    expect(causeOf({ code: 'a password?', error: 'b' })).toEqual({ name: 'Error', code: 'b' });
  });

  it('knows nothing of what is no object, or holds no text', () => {
    for (const raw of [null, 'secret', 7, {}, { name: 1, code: 2, error: {} }]) {
      expect(causeOf(raw)).toEqual({ name: 'Error' });
    }
  });

  it('takes for a name only what looks like one, from start to end', () => {
    const longest = 'x'.repeat(64);
    expect(causeOf({ name: longest, code: longest })).toEqual({ name: longest, code: longest });
    for (const text of [
      '',
      'x'.repeat(65),
      'name: secret',
      ':x',
      'x:',
      'https://acme.test/#id_token=t',
      'a@b.test',
      'two\nlines',
    ]) {
      expect(causeOf({ name: text, code: text }))
        .withContext(text)
        .toEqual({ name: 'Error' });
    }
  });

  it('shows nothing but its code and its cause to whoever writes it to a log', () => {
    const error = new AuthError('network', 'No.', { code: 'c', password: 'hunter2' });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'network',
      name: 'AuthError',
      cause: { name: 'Error', code: 'c' },
    });
  });
});
