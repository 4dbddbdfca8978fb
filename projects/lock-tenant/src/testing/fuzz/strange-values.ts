// Values that have broken servers before, and some that are merely wrong.
import type { Random } from './random.ts';

const texts = [
  '',
  ' ',
  '%',
  '%00',
  '%E0%A4%A',
  '%25',
  '\u0000',
  '\r\nX-Injected: 1',
  '\ud800',
  '💥',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '"\'`${1}',
  '0',
  '-1',
  '1e309',
  'NaN',
  '{"a":1}',
  '[object Object]',
  'javascript:alert(1)',
  'http://localhost:4200/callback#x',
  'http://[::1',
  'https://user:pass@evil.example/',
  'urn:audience:%',
  'urn:audience:https%3A%2F%2Fapi.demo.example',
  'eyJhbGciOiJub25lIn0.e30.',
  'a.b.c',
  '(((((((((((((((((((((((a+)+)+)+)+)+$',
  'x'.repeat(3_000),
  'http://a?='.repeat(300),
  '&='.repeat(500),
];

export function strangeText(random: Random): string {
  return random.once(6) ? 'aA0%&=+ é'.repeat(random.below(60)) : random.pick(texts);
}

/** Anything that JSON can hold. */
export function strangeJson(random: Random, depth = 0): unknown {
  switch (random.below(depth > 4 ? 5 : 8)) {
    case 0:
      return null;
    case 1:
      return random.once(2);
    case 2:
      return random.pick([0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER]);
    case 3:
    case 4:
      return strangeText(random);
    case 5:
      return Array.from({ length: random.below(5) }, () => strangeJson(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [
          strangeText(random),
          strangeJson(random, depth + 1),
        ]),
      );
  }
}

/** A body that nests as deep as it is long. */
export const nested = (random: Random): string => {
  const depth = random.pick([100, 5_000, 30_000]);
  return `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
};
