// Auth0's five policies, common words, personal words, and leaks.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasswordPolicy } from '../settings/tenant-options.ts';
import { checkPassword } from './password-policy.ts';

const database = { name: 'db', strategy: 'auth0' };
const errorOf = (password: string, options: object = {}, personal: string[] = []) =>
  checkPassword(password, { ...database, ...options }, personal, ['Tr0ub4dor&3'])?.name ?? null;

const cases: [policy: PasswordPolicy, weak: string[], strong: string[]][] = [
  ['none', [''], ['x']],
  ['low', ['abcde'], ['abcdef']],
  ['fair', ['abcdefgh', 'Abcdefgh', 'Abcdef1'], ['Abcdefg1']],
  ['good', ['abcdefg1', 'Abcde1!'], ['Abcdefg1', 'abcdef1!']],
  ['excellent', ['Abcdefg1!', 'Abcdefff1!'], ['Abcdefgh1!', 'Abcdeff1!!']],
];

describe('checkPassword', () => {
  for (const [passwordPolicy, weak, strong] of cases) {
    it(`knows the policy ${passwordPolicy}`, () => {
      for (const password of weak) {
        assert.equal(errorOf(password, { passwordPolicy }), 'PasswordStrengthError', password);
      }
      for (const password of strong) assert.equal(errorOf(password, { passwordPolicy }), null);
    });
  }

  it('takes a longer minimum', () => {
    assert.equal(errorOf('Abcdefg1', { minPasswordLength: 12 }), 'PasswordStrengthError');
    assert.equal(errorOf('Abcdefghijk1', { minPasswordLength: 12 }), null);
  });

  it('refuses common passwords, unless told not to', () => {
    const low = { passwordPolicy: 'low' };
    assert.equal(errorOf('Password1', low), 'PasswordDictionaryError');
    assert.equal(errorOf('Password1', { ...low, passwordDictionary: false }), null);
  });

  it('refuses personal words only when told to', () => {
    const personal = ['ada.lovelace@example.com', ''];
    assert.equal(errorOf('Lovelace-1843', {}, personal), null);
    const strict = { passwordNoPersonalInfo: true };
    assert.equal(errorOf('Lovelace-1843', strict, personal), 'PasswordNoUserInfoError');
    assert.equal(errorOf('Hopper-1906', strict, personal), null);
  });

  it('refuses leaked passwords', () => {
    assert.equal(errorOf('Tr0ub4dor&3'), 'PasswordLeakedError');
  });
});
