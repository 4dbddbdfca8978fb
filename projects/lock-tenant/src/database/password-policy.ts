// Auth0's password policies, and the words that no password may be.
import type { ConnectionOptions, PasswordPolicy } from '../settings/tenant-options.ts';

export interface Weakness {
  name:
    | 'PasswordStrengthError'
    | 'PasswordDictionaryError'
    | 'PasswordNoUserInfoError'
    | 'PasswordLeakedError';
  code: 'invalid_password' | 'password_leaked';
  message: string;
  description: unknown;
  policy?: string;
}

interface Rule {
  length: number;
  /** How many of the four kinds of characters are needed. */
  kinds: number;
  /** Lower case, upper case and a digit, whatever the number of kinds. */
  lowerUpperDigit?: boolean;
  noTriples?: boolean;
}

// https://auth0.com/docs/authenticate/database-connections/password-strength
const rules: Record<PasswordPolicy, Rule> = {
  none: { length: 1, kinds: 0 },
  low: { length: 6, kinds: 0 },
  fair: { length: 8, kinds: 0, lowerUpperDigit: true },
  good: { length: 8, kinds: 3 },
  excellent: { length: 10, kinds: 3, noTriples: true },
};

/** A few of the 10,000 that Auth0 refuses. */
const commonPasswords = new Set(
  `123456 12345678 123456789 1234567890 password password1 password123 passw0rd p@ssw0rd
   qwerty qwerty123 qwertyuiop abc123 abcd1234 admin123 iloveyou letmein1 welcome1 monkey123
   football1 dragon123 sunshine1 princess1 trustno1 changeme1`.split(/\s+/),
);

/** Null when the password will do; else the body of the answer. */
export function checkPassword(
  password: string,
  connection: ConnectionOptions,
  personal: readonly string[],
  leaked: readonly string[],
): Weakness | null {
  const policy = connection.passwordPolicy ?? 'good';
  const rule = rules[policy];
  if (!isStrong(password, { ...rule, length: connection.minPasswordLength ?? rule.length })) {
    return {
      name: 'PasswordStrengthError',
      code: 'invalid_password',
      message: 'Password is too weak',
      description: describe(rule),
      policy: describe(rule),
    };
  }
  if (connection.passwordDictionary !== false && commonPasswords.has(password.toLowerCase())) {
    return {
      name: 'PasswordDictionaryError',
      code: 'invalid_password',
      message: 'Password is not allowed, it might be too common.',
      description: 'Password is not allowed, it might be too common.',
    };
  }
  if (connection.passwordNoPersonalInfo && holdsPersonalInfo(password, personal)) {
    return {
      name: 'PasswordNoUserInfoError',
      code: 'invalid_password',
      message: 'Password contains user information',
      description: 'Password contains user information',
    };
  }
  if (leaked.includes(password)) {
    return {
      name: 'PasswordLeakedError',
      code: 'password_leaked',
      message: 'Password was leaked',
      description: 'This password was disclosed in a data breach of another site.',
    };
  }
  return null;
}

function isStrong(password: string, rule: Rule): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].map((kind) => kind.test(password));
  return (
    password.length >= rule.length &&
    kinds.filter(Boolean).length >= rule.kinds &&
    (!rule.lowerUpperDigit || kinds.slice(0, 3).every(Boolean)) &&
    !(rule.noTriples && /(.)\1\1/.test(password))
  );
}

function holdsPersonalInfo(password: string, personal: readonly string[]): boolean {
  const words = personal.flatMap((text) => text.toLowerCase().split(/[@.\s]+/));
  return words.some((word) => word.length > 2 && password.toLowerCase().includes(word));
}

function describe({ length, kinds, lowerUpperDigit, noTriples }: Rule): string {
  return [
    `* At least ${length} characters in length`,
    lowerUpperDigit && '* Lower case, upper case and numbers',
    kinds > 0 && `* At least ${kinds} of lower case, upper case, numbers and special characters`,
    noTriples && '* No more than 2 identical characters in a row',
  ]
    .filter(Boolean)
    .join('\n');
}
