// Specs of the trust rules for stored tokens.
import { base64url, createSigner, unsigned } from '../testing-support/tokens';
import { judgeStoredToken } from './stored-token';

const now = 1_800_000_000_000;
const rules = { issuer: 'https://acme.test/', clientId: 'client', leewaySeconds: 0 };
const claims = {
  iss: 'https://acme.test/',
  aud: 'client',
  sub: 'auth0|1',
  iat: now / 1000 - 60,
  exp: now / 1000 + 60,
};

function verdict(token: string | null | undefined, at = now, overrides = {}) {
  return judgeStoredToken(token, { ...rules, ...overrides }, at).verdict;
}

describe('judgeStoredToken', () => {
  it('trusts a token of this tenant and client that is not over, and hands out its claims', async () => {
    const token = await (await createSigner()).sign({ ...claims, name: 'José' });
    const judged = judgeStoredToken(token, rules, now);
    expect(judged).toEqual({
      verdict: 'trusted',
      claims: { ...claims, name: 'José' },
    });
  });

  it('says that there is nothing', () => {
    for (const nothing of [null, undefined, '']) expect(verdict(nothing)).toBe('none');
  });

  describe('at the end of the token', () => {
    it('is over at exp to the millisecond', () => {
      const token = unsigned(claims);
      expect(verdict(token, claims.exp * 1000 - 1)).toBe('trusted');
      expect(verdict(token, claims.exp * 1000)).toBe('expired');
      expect(verdict(token, claims.exp * 1000 + 1)).toBe('expired');
    });

    it('waits for the leeway, and takes it back when it is negative', () => {
      const token = unsigned(claims);
      const end = (claims.exp + 30) * 1000;
      expect(verdict(token, end - 1, { leewaySeconds: 30 })).toBe('trusted');
      expect(verdict(token, end, { leewaySeconds: 30 })).toBe('expired');
      expect(verdict(token, (claims.exp - 10) * 1000, { leewaySeconds: -10 })).toBe('expired');
    });

    it('takes fractions of a second as they are', () => {
      const token = unsigned({ ...claims, exp: claims.exp + 0.5 });
      expect(verdict(token, claims.exp * 1000 + 499)).toBe('trusted');
      expect(verdict(token, claims.exp * 1000 + 500)).toBe('expired');
    });

    it('is over for a clock or a leeway that is not a number', () => {
      expect(verdict(unsigned(claims), NaN)).toBe('expired');
      expect(verdict(unsigned(claims), now, { leewaySeconds: NaN })).toBe('expired');
    });

    it('judges by a clock that stands before 1970', () => {
      expect(verdict(unsigned(claims), -5)).toBe('trusted');
    });

    it('counts an exp of long ago as expired, not as malformed', () => {
      for (const exp of [0, -1, 1]) expect(verdict(unsigned({ ...claims, exp }))).toBe('expired');
    });
  });

  describe('of another tenant or client', () => {
    const others = {
      'another issuer': { iss: 'https://other.test/' },
      'an issuer without the end slash': { iss: 'https://acme.test' },
      'an issuer in another case': { iss: 'https://ACME.test/' },
      'another client': { aud: 'other' },
      'several other clients': { aud: ['other', 'more'] },
      'a client whose name contains ours': { aud: 'xclientx' },
      'another issuer and no audience': { iss: 'https://other.test/', aud: undefined },
      'another client and no issuer': { aud: 'other', iss: undefined },
    };
    for (const [what, change] of Object.entries(others)) {
      it(`calls ${what} foreign`, () => {
        expect(verdict(unsigned({ ...claims, ...change }))).toBe('foreign');
      });
    }

    it('leaves it alone even where we would refuse it for another reason too', () => {
      const foreign = { ...claims, aud: 'other' };
      expect(verdict(unsigned({ ...foreign, exp: 1 }))).toBe('foreign');
      expect(verdict(unsigned({ ...foreign, sub: 5 }))).toBe('foreign');
      expect(verdict(unsigned(foreign, { alg: 'HS256' }))).toBe('foreign');
      expect(verdict(unsigned(foreign, { crit: ['exp'] }))).toBe('foreign');
    });

    it('does not call a token foreign that is no JWT', () => {
      const [header, payload] = unsigned({ ...claims, aud: 'other' }).split('.');
      expect(verdict(`${header}.${payload}.`)).toBe('malformed');
      expect(verdict(`${header}.${payload}.a.b`)).toBe('malformed');
    });

    it('accepts several audiences when ours is one of them', () => {
      expect(verdict(unsigned({ ...claims, aud: ['other', 'client'] }))).toBe('trusted');
    });
  });

  describe('of the wrong form', () => {
    const wrongClaims: Record<string, object> = {
      'no exp': { exp: undefined },
      'exp as a string': { exp: '1900000000' },
      'exp as a list': { exp: ['1900000000'] },
      'exp null': { exp: null },
      'exp true': { exp: true },
      'exp beyond all dates': { exp: 8.64e12 + 1 },
      'no iat': { iat: undefined },
      'iat as a string': { iat: '1700000000' },
      'no sub': { sub: undefined },
      'an empty sub': { sub: '' },
      'sub as a number': { sub: 1 },
      'no iss': { iss: undefined },
      'an empty iss': { iss: '' },
      'iss as a list': { iss: ['https://acme.test/'] },
      'no aud': { aud: undefined },
      'an empty aud': { aud: '' },
      'aud as an empty list': { aud: [] },
      'aud as an object': { aud: { 0: 'client' } },
      'aud as a list in a list': { aud: [['client']] },
      'aud with a number in it': { aud: ['client', 1] },
      'aud with an empty text in it': { aud: ['client', ''] },
      'nbf as a string': { nbf: '1' },
      'nbf null': { nbf: null },
    };
    for (const [what, change] of Object.entries(wrongClaims)) {
      it(`calls ${what} malformed`, () => {
        expect(verdict(unsigned({ ...claims, ...change }))).toBe('malformed');
      });
    }

    it('accepts the last moment that a date can name', () => {
      expect(verdict(unsigned({ ...claims, exp: 8.64e12 }))).toBe('trusted');
    });

    it('refuses numbers that are infinite', () => {
      const text = JSON.stringify({ ...claims, exp: 0 });
      expect(verdict(unsigned(text.replace('"exp":0', '"exp":1e999')))).toBe('malformed');
      expect(verdict(unsigned(text.replace('"exp":0', '"exp":1900000000,"nbf":-1e999')))).toBe(
        'malformed',
      );
    });

    it('refuses a token that is not valid yet, to the millisecond', () => {
      const token = unsigned({ ...claims, nbf: now / 1000 });
      expect(verdict(token, now - 1)).toBe('malformed');
      expect(verdict(token, now)).toBe('trusted');
      expect(verdict(unsigned({ ...claims, nbf: 0 }))).toBe('trusted');
    });

    for (const alg of ['none', 'None', 'HS256', 'RS384', 'ES256', 'PS256', 'rs256', '', null, 5]) {
      it(`refuses the algorithm ${JSON.stringify(alg)}`, () => {
        expect(verdict(unsigned(claims, { alg }))).toBe('malformed');
      });
    }

    it('refuses critical extensions, even an empty list of them', () => {
      expect(verdict(unsigned(claims, { crit: ['exp'] }))).toBe('malformed');
      expect(verdict(unsigned(claims, { crit: [] }))).toBe('malformed');
      expect(verdict(unsigned(claims, { crit: null }))).toBe('malformed');
    });

    it('accepts the type JWT in any case, or none, and refuses other kinds of tokens', () => {
      for (const typ of [undefined, 'JWT', 'jwt', 'application/jwt']) {
        expect(verdict(unsigned(claims, { typ })))
          .withContext(`${typ}`)
          .toBe('trusted');
      }
      for (const typ of [
        'at+jwt',
        'application/at+jwt',
        'logout+jwt',
        'JWTX',
        'xjwt',
        '',
        null,
        1,
      ]) {
        expect(verdict(unsigned(claims, { typ })))
          .withContext(`${typ}`)
          .toBe('malformed');
      }
    });

    const header = base64url('{"alg":"RS256"}');
    const strings: Record<string, string> = {
      'the text undefined': 'undefined',
      'the text null': 'null',
      'an empty object': '{}',
      'a quoted token': JSON.stringify(unsigned(claims)),
      'a token with its scheme': `Bearer ${unsigned(claims)}`,
      'a token with a space behind': `${unsigned(claims)} `,
      'a token in padded base64': unsigned(claims).replace('.', '=.'),
      'a payload that is null': `${header}.${base64url('null')}.x`,
      'a payload that is a number': `${header}.${base64url('123')}.x`,
      'a payload that is a list': `${header}.${base64url('[]')}.x`,
      'a payload that is a text': `${header}.${base64url('"a"')}.x`,
      'a payload that is empty': `${header}.${base64url('{}')}.x`,
      'a header that is a list': `${base64url('[]')}.${base64url(JSON.stringify(claims))}.x`,
      'an own hasOwnProperty': `${header}.${base64url('{"hasOwnProperty":1,"exp":9}')}.x`,
      'claims in __proto__': `${header}.${base64url(`{"__proto__":${JSON.stringify(claims)}}`)}.x`,
      'two parts': unsigned(claims).split('.').slice(0, 2).join('.'),
      'four parts': `${unsigned(claims)}.x`,
      'only dots': '..',
    };
    for (const [what, token] of Object.entries(strings)) {
      it(`calls ${what} malformed`, () => expect(verdict(token)).toBe('malformed'));
    }

    it('refuses two megabytes without reading them, whatever they are made of', () => {
      const huge = 'A'.repeat(2_000_000);
      const tokens = [
        huge,
        `${huge}.${huge}.${huge}`,
        unsigned({ ...claims, huge }),
        '.'.repeat(2e6),
      ];
      const decoder = spyOn(globalThis, 'atob').and.callThrough();
      for (const token of tokens) expect(verdict(token)).toBe('malformed');
      expect(decoder).not.toHaveBeenCalled();
    });
  });
});
