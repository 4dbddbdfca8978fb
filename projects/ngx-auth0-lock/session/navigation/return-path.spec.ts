// Specs of return paths: which are safe.
import { safeReturnPath } from './return-path';
import { tally } from '../testing-support/tally';
import { loadVectors } from '../testing-support/vectors';

const page = 'https://app.example.com/login?x=1#y';

describe('safeReturnPath', () => {
  const good = [
    '/',
    '/settings',
    '/orders/5?page=2&sort=a,b#details',
    '/?q=1',
    '/#top',
    '/m/3;a=1;b=2/(details:5//aside:x)',
    '/wiki/(album)?of=(//x',
    '/a/(b)/c',
    '/search?q=it%27s%20100%25',
    "/search?q=it's",
    '/caf\u00e9/\u4f60\u597d/\u{1f600}',
    '/a b',
    '/a//b',
    '/a/./b/../c',
    '/?next=//evil.test',
    '/?next=https://evil.test/',
    '/redirect/https://evil.test',
    '/@evil.test',
    '/:80',
    '/.well-known/x',
    '/..a',
    '/%C3%A9',
  ];
  for (const path of good) {
    it(`leaves ${path} as it is`, () => expect(safeReturnPath(path, page)).toBe(path));
  }

  it('takes an absolute URL of this origin as its path', () => {
    expect(safeReturnPath('https://app.example.com/a?b#c', page)).toBe('/a?b#c');
    expect(safeReturnPath('https://app.example.com/', page)).toBe('/');
    expect(safeReturnPath('http://localhost:4200/a', 'http://localhost:4200/b/')).toBe('/a');
  });

  it('looks only at the origin of the page, not at its path', () => {
    expect(safeReturnPath('/a', 'https://app.example.com/base/href/')).toBe('/a');
  });

  const bad: Record<string, unknown> = {
    'another site': 'https://evil.test/',
    'another site that begins like this one': 'https://app.example.com.evil.test/',
    'this site as a user name': 'https://app.example.com@evil.test/',
    'this site with a user name': 'https://user@app.example.com/a',
    'this site on another port': 'https://app.example.com:444/a',
    'this site without encryption': 'http://app.example.com/a',
    'this origin without a path': 'https://app.example.com',
    'this origin and then another site': 'https://app.example.com//evil.test',
    'this origin and then a backslash': 'https://app.example.com/\\evil.test',
    'a site with the scheme left out': '//evil.test',
    'three slashes': '///evil.test',
    'a slash and a backslash': '/\\evil.test',
    'a backslash': '\\evil.test',
    'a backslash anywhere': '/a?b=\\c',
    'a tab between the slashes': '/\t/evil.test',
    'a line break between the slashes': '/\n/evil.test',
    'a line break anywhere': '/a\r\nSet-Cookie: x',
    'a null character': '/\0',
    'a delete character': '/a\x7f',
    'a control character of Latin-1': '/a\x85',
    'a lone surrogate': '/a\ud800',
    'a lone surrogate before a fullwidth character': '/\ud800\uff0f',
    'a lone second surrogate': '/\udc00a',
    'a space in front': ' /a',
    'dot segments that end in two slashes': '/.//evil.test',
    'dot segments that climb to two slashes': '/a/..//evil.test',
    'encoded dot segments that climb to two slashes': '/a/%2e%2e//evil.test',
    'an encoded slash after the first': '/%2Fevil.test',
    'an encoded slash after dot segments': '/a/../%2fevil.test',
    'an encoded backslash after the first slash': '/%5cevil.test',
    'an encoded tab after the first slash': '/%09/evil.test',
    'a group of outlets that begins with a slash': '/(//evil.example',
    'a group of outlets below a path that begins with a slash': '/a/(//evil.example',
    'an outlet whose path begins with a slash': '/(primary://evil.example)',
    'a second outlet whose path begins with a slash': '/(a///evil.example)',
    'an outlet with a port': '/(//host:8080/x',
    'a group within a group': '/((//evil.example',
    'a script': 'javascript:alert(1)',
    'a script with a slash': 'javascript://app.example.com/%0aalert(1)',
    'a data URL': 'data:text/html,x',
    'a relative path': 'settings',
    'a parent path': '../settings',
    'a query alone': '?a=b',
    'a fragment alone': '#a',
    nothing: '',
    null: null,
    undefined: undefined,
    'a number': 5,
    'a list': ['/a'],
    'a text that is an object': new String('/a'),
    'an object that reads as a path': { toString: () => '/a' },
  };
  for (const [what, input] of Object.entries(bad)) {
    it(`refuses ${what}`, () => expect(safeReturnPath(input, page)).toBeNull());
  }

  it('refuses everything on a page whose URL is none', () => {
    for (const url of ['', 'about:blank', 'about:srcdoc', 'data:text/html,x', 'null']) {
      expect(safeReturnPath('/a', url)).withContext(url).toBeNull();
    }
  });
});

interface Row {
  id: string;
  input: unknown;
  expect: 'rejected' | 'same-origin path' | 'either';
}

describe('The open-redirect lists of others (open-redirect.json)', () => {
  it('never lead away from this origin', async () => {
    const file = await loadVectors<{ base: string; app_origin: string; cases: Row[] }>(
      'open-redirect.json',
    );
    const rows = tally('open-redirect.json');
    let refused = 0;
    for (const { id, input, expect: wanted } of file.cases) {
      const path = safeReturnPath(input, file.base);
      if (path === null) refused++;
      else expect(new URL(path, file.base).origin).withContext(id).toBe(file.app_origin);
      if (wanted === 'rejected') expect(path).withContext(id).toBeNull();
      if (wanted === 'same-origin path')
        expect(path)
          .withContext(id)
          .toBe(input as string);
      rows.followed();
    }
    const { run } = rows.report();
    console.log(`open-redirect.json: ${refused} refused`);
    expect(run).toBeGreaterThanOrEqual(305);
    expect(refused).toBeGreaterThanOrEqual(225);
  });
});
