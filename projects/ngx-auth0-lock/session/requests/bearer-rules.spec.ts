// Specs of the bearer rules: what a rule covers, what it never covers, and which rules are refused.
import { AuthError } from '../auth-error';
import { type BearerRule, mayCarryToken } from './bearer-rules';

const page = 'https://app.example.com/some/page';
const api: BearerRule[] = ['https://api.example.com'];

describe('mayCarryToken', () => {
  it('is false without rules', () => {
    for (const url of ['/api', 'https://app.example.com/', 'https://api.example.com/', '']) {
      expect(mayCarryToken(url, [], page)).toBeFalse();
    }
  });

  describe('with an absolute rule', () => {
    it('covers the whole origin, however it is written', () => {
      for (const url of [
        'https://api.example.com',
        'https://api.example.com/',
        'https://api.example.com/v1/users?next=https://evil.test#x',
        'https://api.example.com:443/v1',
        'HTTPS://API.EXAMPLE.COM/v1',
        'https:\\\\api.example.com/v1',
        '//api.example.com/v1',
        ' https://api.example.com/v1\n',
        'https://api.example.com/a/../b',
        'https://api.example.com?x',
        'https://api.example.com#x',
      ]) {
        expect(mayCarryToken(url, api, page))
          .withContext(url)
          .toBeTrue();
      }
    });

    it('covers no other origin', () => {
      for (const url of [
        'http://api.example.com/',
        'https://api.example.com:444/',
        'https://api.example.com./',
        'https://api.example.com.evil.test/',
        'https://api.example.com@evil.test/',
        'https://api.example.com%2F@evil.test/',
        'https://api.example.com\t.evil.test/',
        'https://api.example.com\u3002evil.test/',
        'https://xapi.example.com/',
        'https://example.com/',
        'https://app.example.com/',
        'wss://api.example.com/',
        'ftp://api.example.com/',
        'blob:https://api.example.com/0b5e3a',
        'data:text/plain,https://api.example.com/',
        'javascript:https://api.example.com/',
        'file://api.example.com/v1',
        'filesystem:https://api.example.com/temporary/x',
        '/v1',
        '',
      ]) {
        expect(mayCarryToken(url, api, page))
          .withContext(url)
          .toBeFalse();
      }
    });

    it('covers no URL with a user name or password, which fetch refuses', () => {
      for (const url of [
        'https://user@api.example.com/',
        'https://user:secret@api.example.com/',
        'https://:secret@api.example.com/',
      ]) {
        expect(mayCarryToken(url, api, page))
          .withContext(url)
          .toBeFalse();
      }
    });

    it('covers a host name written in other characters of the same name', () => {
      expect(mayCarryToken('https://api\u3002example.com/', api, page)).toBeTrue();
      expect(
        mayCarryToken('https://bücher.test/x', ['https://xn--bcher-kva.test'], page),
      ).toBeTrue();
    });
  });

  describe('with a path in the rule', () => {
    const rules = ['https://api.example.com/v1'];

    it('ends on a whole segment', () => {
      for (const end of ['', '/', '/users', '?a=1', '#x', '//x', '/a.b', '/1..5', '/a...b/..c']) {
        const url = `https://api.example.com/v1${end}`;
        expect(mayCarryToken(url, rules, page))
          .withContext(url)
          .toBeTrue();
      }
      for (const path of [
        '',
        '/',
        '/v',
        '/v10',
        '/v1.0',
        '/v1%2f',
        '/v1;a',
        '/V1',
        '//v1',
        '/x/v1',
      ]) {
        const url = `https://api.example.com${path}`;
        expect(mayCarryToken(url, rules, page))
          .withContext(url)
          .toBeFalse();
      }
    });

    it('covers only what is below when the rule ends with a slash', () => {
      const below = ['https://api.example.com/v1/'];
      expect(mayCarryToken('https://api.example.com/v1/', below, page)).toBeTrue();
      expect(mayCarryToken('https://api.example.com/v1/users', below, page)).toBeTrue();
      expect(mayCarryToken('https://api.example.com/v1', below, page)).toBeFalse();
      expect(mayCarryToken('https://api.example.com/v1?x', below, page)).toBeFalse();
    });

    it('is not left by dot segments, in any notation that some server resolves', () => {
      for (const climb of [
        '/../admin',
        '/%2e%2e/admin',
        '/.%2E/admin',
        '/..%2fadmin',
        '/..%2Fadmin',
        '/..%5cadmin',
        '/..\\admin',
        '/%2e%2e%2fadmin',
        '%2f..%2fadmin',
        '/x%2f..%2f..%2fadmin',
        '/..;/admin',
        '/..;a=b/admin',
        '/..%3b/admin',
        '/..%00/admin',
        '/..%20/admin',
        '/..%252fadmin',
        '/%252e%252e/admin',
        '/%252e%252e',
        '/%25252e%25252e%25252fadmin',
        '/..%%32fadmin',
      ]) {
        const url = `https://api.example.com/v1${climb}`;
        expect(mayCarryToken(url, rules, page))
          .withContext(url)
          .toBeFalse();
      }
    });

    it('minds neither dots in names nor dot segments in query and fragment', () => {
      for (const end of [
        '/v1...v2',
        '/a..',
        '/..a',
        '/a%2fb',
        '/100%25',
        '/%ag',
        '/%',
        '/a?p=/..%2fb',
        '/a#/..;/',
      ]) {
        const url = `https://api.example.com/v1${end}`;
        expect(mayCarryToken(url, rules, page))
          .withContext(url)
          .toBeTrue();
      }
    });

    it('refuses a path that is encoded over and over, instead of decoding it to the end', () => {
      const url = `https://api.example.com/v1/%${'25'.repeat(100_000)}41`;
      expect(mayCarryToken(url, rules, page)).toBeFalse();
      expect(mayCarryToken('https://api.example.com/v1/%2525252541', rules, page)).toBeTrue();
      expect(mayCarryToken('https://api.example.com/v1/%252525252541', rules, page)).toBeFalse();
    });
  });

  describe('with a path as the rule', () => {
    it("covers that path of the page's own origin", () => {
      for (const url of [
        '/api',
        '/api/users',
        '/api?x',
        '../api/users',
        '//app.example.com/api',
        'https://app.example.com/api/',
      ]) {
        expect(mayCarryToken(url, ['/api'], page))
          .withContext(url)
          .toBeTrue();
      }
      for (const url of [
        '/apiary',
        'api',
        '',
        '?/api',
        '#/api',
        '/x/api',
        '//evil.test/api',
        '/\t/evil.test/api',
        '/\\evil.test/api',
        'https://api.example.com/api',
      ]) {
        expect(mayCarryToken(url, ['/api'], page))
          .withContext(url)
          .toBeFalse();
      }
    });

    it('covers the whole origin with /', () => {
      for (const url of ['', '/', 'x', '/x/y', '?q', 'https://app.example.com']) {
        expect(mayCarryToken(url, ['/'], page))
          .withContext(url)
          .toBeTrue();
      }
      for (const url of [
        '//evil.test/',
        '/\n/evil.test/',
        'https://evil.test/',
        'blob:https://app.example.com/0b5e',
      ]) {
        expect(mayCarryToken(url, ['/'], page))
          .withContext(url)
          .toBeFalse();
      }
    });

    it('covers requests that are relative to the folder of the base URL, and to no other', () => {
      expect(mayCarryToken('users', ['/some'], page)).toBeTrue();
      expect(mayCarryToken('some/users', ['/some/some'], page)).toBeTrue();
      expect(mayCarryToken('users', ['/users'], page)).toBeFalse();
      expect(mayCarryToken('../users', ['/some'], page)).toBeFalse();
      expect(mayCarryToken('api:8080', ['/some'], page)).toBeFalse();
    });

    it('resolves on the page, requests on a foreign base: what the base sends away gets nothing', () => {
      const base = 'https://cdn.evil.test/assets/';
      const origin = 'https://app.example.com';
      expect(mayCarryToken('/api/users', ['/api'], base, origin)).toBeFalse();
      expect(mayCarryToken('api/users', ['/api', '/assets'], base, origin)).toBeFalse();
      expect(mayCarryToken('https://app.example.com/api/users', ['/api'], base, origin)).toBeTrue();
    });

    it('covers nothing on a page without an origin, and nothing on plain http elsewhere', () => {
      for (const origin of [
        'null',
        '',
        'about:blank',
        'file:///index.html',
        'http://intranet.test',
        'ws://localhost',
      ]) {
        expect(mayCarryToken('https://app.example.com/api', ['/api'], page, origin)).toBeFalse();
      }
      expect(mayCarryToken('/api', ['/api'], 'file:///index.html')).toBeFalse();
      expect(mayCarryToken('/api', ['/api'], 'http://intranet.test/')).toBeFalse();
      expect(mayCarryToken('/api', ['/api'], 'https://user:secret@app.example.com/')).toBeFalse();
    });

    it('covers no web socket, nor on a page that claims to be one', () => {
      expect(mayCarryToken('ws://localhost/api', ['/api'], 'ws://localhost/')).toBeFalse();
    });

    it('works on plain http of this machine', () => {
      for (const origin of ['http://localhost:4200', 'http://127.0.0.1', 'http://[::1]:8080']) {
        expect(mayCarryToken('/api/x', ['/api'], `${origin}/a`))
          .withContext(origin)
          .toBeTrue();
      }
    });
  });

  it('is false for what cannot be parsed, and never throws', () => {
    for (const url of [
      'https://',
      'http://[',
      'https://%',
      'https://a b/',
      '//%09/x',
      'https://api.example.com:99999/',
    ]) {
      expect(mayCarryToken(url, [...api, '/'], page))
        .withContext(url)
        .toBeFalse();
    }
    for (const url of [null, undefined, 5, {}, [], Symbol('x'), Object.create(null)]) {
      expect(() => mayCarryToken(url as string, api, page)).not.toThrow();
    }
    expect(mayCarryToken('https://api.example.com/', api, '')).toBeFalse();
    for (const base of ['', 'about:blank', 'about:srcdoc', 'data:,x', 'x']) {
      expect(mayCarryToken('/api', ['/api', ...api], base))
        .withContext(base)
        .toBeFalse();
    }
  });

  it('covers an absolute URL in a sandboxed page, where only relative ones mean nothing', () => {
    expect(mayCarryToken('https://api.example.com/', api, 'about:srcdoc', 'null')).toBeTrue();
  });

  describe('refuses a rule', () => {
    const wrong: Record<string, unknown> = {
      'on plain http to another machine': 'http://api.example.com',
      'on plain http to a host that begins like this machine': 'http://localhost.evil.test',
      'on plain http to localhost with a dot': 'http://localhost./',
      'of another scheme': 'ftp://api.example.com',
      'for web sockets': 'wss://api.example.com',
      'without a scheme': 'api.example.com',
      'with a scheme left to the page': '//api.example.com',
      'with too many slashes': 'https:///api.example.com',
      'with too few slashes': 'https:/api.example.com',
      'that is relative': 'api',
      'that is empty': '',
      'with a wildcard host': 'https://*.example.com',
      'with a wildcard path': '/api/*',
      'with a query': '/api?x=1',
      'with a fragment': 'https://api.example.com/#x',
      'with a user name': 'https://user@api.example.com/',
      'with a password': 'https://:secret@api.example.com/',
      'with a backslash': '/api\\x',
      'with a space': '/api x',
      'with a line break': 'https://api.example.com\n',
      'with a host that is none': 'https://[/',
      'that is a regular expression': /api/,
      'that is nothing': null,
      'that is a number': 5,
      'that is an object without url': {},
      'whose url is a URL object': { url: new URL('https://api.example.com') },
      'for another token': { url: '/api', token: 'refresh' },
      'for no token': { url: '/api', token: null },
    };
    for (const [what, rule] of Object.entries(wrong)) {
      it(what, () => {
        let error: unknown;
        try {
          mayCarryToken('/', [rule as BearerRule], page);
        } catch (thrown) {
          error = thrown;
        }
        expect(error).toBeInstanceOf(AuthError);
        expect((error as AuthError).code).toBe('config');
        expect((error as AuthError).message).toMatch(/^A bearer rule m(ust|ay)/);
      });
    }
  });
});
