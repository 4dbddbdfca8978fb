// Tries to leave the origin by a return path, in 100,000 ways.
import * as fc from 'fast-check';
import { fitReturnPath } from './fit-return-path';
import { safeReturnPath } from './return-path';
import { holdsFor, PROPERTY_TIMEOUT } from '../testing-support/in-chunks';

const origin = 'https://app.example.com';
const pages = [`${origin}/`, `${origin}/base/login?x#y`, `${origin}//evil.test/login`];

const pieces = [
  '/',
  '//',
  '\\',
  '/\\',
  '.',
  '..',
  '/./',
  '/../',
  '%2f',
  '%5c',
  '%2e',
  '%252f',
  '%09',
  '%00',
  '%',
  '\t',
  '\n',
  '\r',
  '\0',
  ' ',
  '\x85',
  '\u2028',
  '\u3002',
  '\uff0f',
  '\ud800',
  '\u{1f600}',
  'é',
  'https:',
  'http:',
  'javascript:',
  'data:',
  ':',
  '@',
  '?',
  '#',
  ';',
  '(',
  ')',
  '<',
  '"',
  "'",
  '[',
  ']',
  'evil.test',
  origin,
  `${origin}/`,
  'app.example.com',
  'a',
  'orders',
  'x=1',
  'alert(1)',
];
const input = fc.oneof(
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((parts) => `/${parts.join('')}`),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `/${text}`),
  fc.webPath(),
  fc.webUrl(),
);

describe('safeReturnPath, for 100,000 hostile inputs', () => {
  it(
    'stays on this origin wherever the result is put, and never throws',
    async () => {
      let accepted = 0;
      await holdsFor(
        100_000,
        fc.property(input, fc.constantFrom(...pages), (text, page) => {
          const path = safeReturnPath(text, page);
          if (path === null) return;
          accepted++;
          const ways = [
            new URL(path, page),
            new URL(origin + path),
            new URL(new URL(path, page).pathname, page),
          ];
          for (const way of ways) if (way.origin !== origin) throw new Error(`to ${way}`);
          if (!/^\/(?!\/)/.test(path) || /[\\\x00-\x1f\x7f-\x9f]/.test(path))
            throw new Error('form');
          if (path !== text && origin + path !== text) throw new Error('changed');
          if (safeReturnPath(path, page) !== path) throw new Error('not accepted again');
          const fitted = fitReturnPath(path);
          if (!path.startsWith(fitted)) throw new Error('fitted');
        }),
      );
      expect(accepted).toBeGreaterThan(10_000);
    },
    PROPERTY_TIMEOUT,
  );

  it(
    'keeps every plain path as it is',
    async () => {
      const segment = fc.stringMatching(/^[\w~-]{1,12}$/);
      const query = fc.webQueryParameters().map((text) => (text ? `?${text}` : ''));
      let kept = 0;
      await holdsFor(
        5_000,
        fc.property(fc.array(segment, { maxLength: 5 }), query, (segments, search) => {
          const path = `/${segments.join('/')}${search}`;
          if (safeReturnPath(path, pages[0]) !== path) throw new Error('refused');
          kept++;
        }),
      );
      expect(kept).toBe(5_000);
    },
    PROPERTY_TIMEOUT,
  );
});
