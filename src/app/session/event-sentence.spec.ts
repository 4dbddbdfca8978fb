// What is said about each thing that can happen.
import { AuthError, type AuthEvent, type IdTokenClaims } from 'ngx-auth0-lock';
import { eventCodes, eventSentence, eventTone, nameOf, reasonSentence } from './event-sentence';

const claims: IdTokenClaims = {
  iss: 'https://tenant.example/',
  sub: 'auth0|1',
  aud: 'client',
  iat: 0,
  exp: 1,
  name: 'Ada',
};
const error = new AuthError('login-required', 'Log in again.');

describe('eventSentence', () => {
  for (const [event, sentence] of [
    [{ type: 'signed-in', origin: 'here', claims, returnTo: null }, 'Signed in as Ada.'],
    [
      { type: 'signed-in', origin: 'elsewhere', claims, returnTo: null },
      'Another tab signed in as Ada.',
    ],
    [{ type: 'signed-out', origin: 'here', reason: 'expired' }, 'The session expired.'],
    [{ type: 'renewed', origin: 'here', claims }, 'The session was renewed.'],
    [{ type: 'renewed', origin: 'elsewhere', claims }, 'Another tab renewed the session.'],
    [
      { type: 'user-changed', origin: 'elsewhere', claims },
      'Another tab signed in as somebody else: Ada.',
    ],
    [
      { type: 'renewal-failed', error },
      'The session could not be renewed; it goes on until it expires.',
    ],
    [{ type: 'sign-in-failed', error }, 'Logging in failed. Log in again.'],
    [{ type: 'cancelled' }, 'Lock was closed without logging in.'],
    [
      { type: 'storage-failed', error },
      'This browser refuses to keep the session: it ends when the page is closed.',
    ],
  ] as [AuthEvent, string][]) {
    it(`says "${sentence}"`, () => {
      expect(eventSentence(event)).toBe(sentence);
    });
  }
});

describe('eventCodes', () => {
  it('names the error, or why somebody is signed out', () => {
    expect(eventCodes({ type: 'sign-in-failed', error })).toEqual([
      'sign-in-failed',
      'login-required',
    ]);
    const expired = { type: 'signed-out', origin: 'here', reason: 'expired' } as const;
    expect(eventCodes(expired)).toEqual(['signed-out', 'expired']);
  });

  it('does not say the same twice', () => {
    const asked = { type: 'signed-out', origin: 'here', reason: 'signed-out' } as const;
    expect(eventCodes(asked)).toEqual(['signed-out']);
    expect(eventCodes({ type: 'cancelled' })).toEqual(['cancelled']);
  });
});

describe('eventTone', () => {
  it('is bad for an end that nobody asked for, and plain for one that somebody did', () => {
    expect(eventTone({ type: 'signed-out', origin: 'here', reason: 'expired' })).toBe('bad');
    expect(eventTone({ type: 'signed-out', origin: 'here', reason: 'signed-out' })).toBe('plain');
  });

  it('is good for a renewal and bad for one that failed', () => {
    expect(eventTone({ type: 'renewed', origin: 'here', claims })).toBe('good');
    expect(eventTone({ type: 'renewal-failed', error })).toBe('bad');
  });
});

describe('reasonSentence', () => {
  it('has a sentence of its own for what was malformed and what was foreign', () => {
    expect(reasonSentence('malformed')).toContain('removed');
    expect(reasonSentence('foreign')).toContain('left in place');
  });
});

describe('nameOf', () => {
  it('is the name, else the e-mail address, else the subject', () => {
    expect(nameOf(claims)).toBe('Ada');
    expect(nameOf({ ...claims, name: undefined, email: 'a@example.com' })).toBe('a@example.com');
    expect(nameOf({ ...claims, name: undefined })).toBe('auth0|1');
  });
});
