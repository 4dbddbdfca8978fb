// Answers of /authorize with a code: read from a query, a fragment, a message; issuer and origin held.
import { AuthError } from '../auth-error';
import { codeAnswerInMessage, codeAnswerOf, codeIn, readCodeAnswer } from './code-answer';

const answer = { state: 's', code: 'c', error: null, iss: null };

describe('an answer with a code', () => {
  it('is read from a query and from a fragment', () => {
    expect(readCodeAnswer('?code=c&state=s')).toEqual(answer);
    expect(readCodeAnswer('#state=s&code=c&iss=https%3A%2F%2Ft%2F')).toEqual({
      ...answer,
      iss: 'https://t/',
    });
    expect(readCodeAnswer('?error=access_denied&state=s')?.error).toBe('access_denied');
  });

  it('is none without a state, and without a code or an error', () => {
    for (const text of [
      '',
      '?',
      '#',
      '?code=c',
      '?state=s',
      '?code=&state=s',
      '#id_token=t&state=s',
    ]) {
      expect(readCodeAnswer(text)).toBeNull();
    }
  });

  it('is none when its fields are no texts', () => {
    for (const raw of [
      null,
      undefined,
      'text',
      {},
      { state: 7, code: 'c' },
      { state: 's', code: [] },
    ]) {
      expect(codeAnswerOf(raw)).toBeNull();
    }
  });

  it("counts in a message only from the tenant's origin, of the right type, with the right state", () => {
    const data = { type: 'authorization_response', response: { code: 'c', state: 's' } };
    const read = (message: Partial<MessageEvent>) =>
      codeAnswerInMessage({ origin: 'https://t', data, ...message }, 'https://t', 's');
    expect(read({})).toEqual(answer);
    for (const origin of ['https://evil.test', 'https://t.evil.test', 'http://t', 'null', '']) {
      expect(read({ origin })).toBeNull();
    }
    expect(read({ data: { ...data, type: 'other' } })).toBeNull();
    expect(read({ data: { ...data, response: { code: 'c', state: 'x' } } })).toBeNull();
    expect(read({ data: null })).toBeNull();
  });

  it('gives its code where the issuer is ours or not named', () => {
    const refused = () => new AuthError('lock-rejected', 'no');
    expect(codeIn(answer, 'https://t/', refused)).toBe('c');
    expect(codeIn({ ...answer, iss: 'https://t/' }, 'https://t/', refused)).toBe('c');
  });

  it('is refused when it comes from another issuer, even with an error', () => {
    const refused = () => new AuthError('lock-rejected', 'no');
    for (const error of [null, 'access_denied']) {
      const foreign = { ...answer, error, iss: 'https://other/' };
      expect(() => codeIn(foreign, 'https://t/', refused)).toThrowMatching(
        (thrown: AuthError) => thrown.code === 'callback',
      );
    }
  });

  it('is refused for its error', () => {
    const refused = ({ error }: { error: string | null }) => new AuthError('lock-rejected', error!);
    expect(() =>
      codeIn({ ...answer, code: null, error: 'access_denied' }, 'https://t/', refused),
    ).toThrowError('access_denied');
  });
});
