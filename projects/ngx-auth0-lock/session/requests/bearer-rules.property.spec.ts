// Holds the bearer rules against the URL parser itself, for 100,000 hostile URLs.
import * as fc from 'fast-check';
import { type BearerRule, mayCarryToken } from './bearer-rules';
import { holdsFor, PROPERTY_TIMEOUT } from '../testing-support/in-chunks';

const origin = 'https://app.example.com';
const bases = [
  `${origin}/some/page?x=1#y`,
  `${origin}/`,
  'https://cdn.evil.test/assets/',
  'https://user:secret@app.example.com/',
  'about:blank',
  'file:///C:/index.html',
  'data:text/html,x',
  '',
];
const ruleSets: string[][] = [
  ['https://api.example.com'],
  ['https://api.example.com/v1', '/api'],
  ['https://api.example.com/v1/', '/api/'],
  ['/'],
  ['http://localhost:3000/v1', 'https://api.example.com:8443'],
];

// What attacks are made of. Joined at random, they make mostly wrong URLs, and some right ones.
const pieces = [
  'https:',
  'http:',
  'HTTPS:',
  'blob:',
  'data:',
  'file:',
  'ws:',
  'javascript:',
  'filesystem:',
  '//',
  '/',
  '\\',
  '\\\\',
  '///',
  '/\\',
  ':',
  '@',
  '?',
  '#',
  ';',
  '.',
  '..',
  '%2e',
  '%2E%2e',
  '%2f',
  '%5c',
  '%252f',
  '%25',
  '%',
  '%00',
  '%09',
  '%0a',
  '\t',
  '\n',
  '\r',
  ' ',
  '\u0000',
  '\u00ad',
  '\u3002',
  '\uff0f',
  '\uff0e',
  '\u200b',
  '\ud800',
  'é',
  '[',
  ']',
  '[::1]',
  '127.1',
  '0x7f.1',
  'api.example.com',
  'API.example.com',
  'app.example.com',
  'example.com',
  'evil.test',
  '.evil.test',
  'localhost',
  'user',
  'user:secret@',
  '.',
  ':443',
  ':80',
  ':3000',
  ':8443',
  ':0',
  ':99999',
  'api',
  'v1',
  'API',
  'apiary',
  'v10',
  'users',
  '1',
  'x=1',
  'next=https://api.example.com/v1',
];
const joined = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(''));
/** URLs that begin as a rule does, and then go on at random. */
const begun = fc
  .tuple(
    fc.constantFrom('/api', '/api/', '/', ...ruleSets.flat().filter((rule) => rule[0] !== '/')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 5 }),
  )
  .map(([start, parts]) => start + parts.join(''));
const url = fc.oneof(
  joined,
  begun,
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

describe('mayCarryToken, for 100,000 hostile URLs', () => {
  it(
    'sends the token exactly where the oracle does, and never throws',
    async () => {
      let sent = 0;
      await holdsFor(
        100_000,
        fc.property(
          url,
          fc.constantFrom(...ruleSets),
          fc.constantFrom(...bases),
          (at, rules, base) => {
            const sends = mayCarryToken(at, rules, base, origin);
            if (sends !== oracle(at, rules, base))
              throw new Error(`${sends} for ${destination(at, base)}`);
            if (sends) sent++;
          },
        ),
      );
      // The generator must hit often enough to mean something.
      expect(sent).toBeGreaterThan(5_000);
    },
    PROPERTY_TIMEOUT,
  );

  it(
    'never throws for anything that is not a string',
    async () => {
      await holdsFor(
        2_000,
        fc.property(fc.anything({ withNullPrototype: true }), (at) => {
          mayCarryToken(at as string, ['/'] satisfies BearerRule[], bases[0], origin);
        }),
      );
      expect(mayCarryToken({} as string, ['/'], bases[0], origin)).toBeFalse();
    },
    PROPERTY_TIMEOUT,
  );
});

function destination(at: string, base: string): URL | null {
  try {
    return new URL(at, base);
  } catch {
    return null;
  }
}

/** The same question, asked without thrift: the browser's parser, then segment by segment. */
function oracle(at: string, rules: string[], base: string): boolean {
  const to = destination(at, base);
  if (!to || to.username || to.password) return false;
  return rules.some((rule) => {
    const allowed = new URL(rule, origin);
    if (to.protocol !== allowed.protocol || to.host !== allowed.host) return false;
    return startsWithSegments(to.pathname, allowed.pathname) && !leaves(to.pathname);
  });
}

function startsWithSegments(path: string, rule: string): boolean {
  const wanted = rule.split('/').slice(1);
  const found = path.split('/').slice(1);
  if (wanted.at(-1) === '') {
    wanted.pop();
    return found.length > wanted.length && wanted.every((segment, i) => segment === found[i]);
  }
  return wanted.every((segment, i) => segment === found[i]);
}

/** Whether any server could read a `..` into the path, after up to six rounds of decoding. */
function leaves(path: string): boolean {
  for (let round = 0; round < 6; round++) {
    const segments = path
      .split(/[/\\]/)
      .slice(1)
      .map((segment) => segment.split(/[;?#\s\0]/)[0]);
    if (segments.includes('..')) return true;
    path = path.replace(/%[\da-f]{2}/gi, (escape) =>
      String.fromCharCode(parseInt(escape.slice(1), 16)),
    );
  }
  return false;
}
