// Judges 100,000 random stored values, most of them wrong in one place only.
import * as fc from 'fast-check';
import { holdsFor, PROPERTY_TIMEOUT } from '../testing-support/in-chunks';
import { base64url, unsigned } from '../testing-support/tokens';
import { judgeStoredToken } from './stored-token';
import { getTokenExpirationDate, isTokenExpired, tokenNotExpired } from './token-expiry';

const now = 1_800_000_000_000;
const rules = { issuer: 'https://acme.test/', clientId: 'client', leewaySeconds: 0 };
const good = {
  iss: rules.issuer,
  aud: rules.clientId,
  sub: 'auth0|1',
  iat: now / 1000 - 60,
  exp: now / 1000 + 60,
};

const text = fc.string({ unit: 'binary', maxLength: 60 });
const json = fc.json({ maxDepth: 2 });
const part = fc.oneof(
  fc.base64String({ maxLength: 80 }).map((base64) => base64.replace(/[+/=]/g, '_')),
  fc.oneof(json, text).map(base64url),
  fc.constantFrom(
    '',
    'e30',
    'bnVsbA',
    base64url('{"alg":"RS256"}'),
    base64url(JSON.stringify(good)),
  ),
);
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom<unknown>(...Object.values(good)),
);
/** Right claims with some of them replaced, so that most samples are wrong in one place only. */
const claims = fc
  .dictionary(fc.constantFrom('iss', 'aud', 'sub', 'iat', 'exp', 'nbf', '__proto__', 'x'), value, {
    maxKeys: 2,
  })
  .map((changes) => ({ ...good, ...changes }));
const header = fc.dictionary(
  fc.constantFrom('alg', 'typ', 'crit', 'kid', 'b64'),
  fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom('RS256', 'HS256', 'none', 'JWT', 'at+jwt'),
  ),
  { maxKeys: 1 },
);
const storedValue = fc.oneof(
  text,
  fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.')),
  fc.tuple(claims, header).map(([payload, changes]) => unsigned(payload, changes)),
);

describe('judgeStoredToken, for 100,000 random values', () => {
  it(
    'never throws, and trusts only what is ours, unexpired and of the right form',
    async () => {
      const seen = new Map<string, number>();
      await holdsFor(
        100_000,
        fc.property(storedValue, (token) => {
          const judged = judgeStoredToken(token, rules, now);
          seen.set(judged.verdict, (seen.get(judged.verdict) ?? 0) + 1);
          if (judged.verdict !== 'trusted') return;
          const [first, second] = token.split('.').slice(0, 2).map(readJson);
          if (first.alg !== 'RS256' || 'crit' in first) throw new Error('header');
          if (second.iss !== rules.issuer || ![second.aud].flat().includes('client'))
            throw new Error('party');
          if (!(second.exp * 1000 > now) || second.nbf * 1000 > now) throw new Error('time');
          if (typeof second.sub !== 'string' || !second.sub || typeof second.iat !== 'number')
            throw new Error('form');
        }),
      );
      // All four verdicts must have been reached, or the generator has gone blind.
      for (const verdict of ['trusted', 'malformed', 'foreign', 'expired']) {
        expect(seen.get(verdict) ?? 0)
          .withContext(verdict)
          .toBeGreaterThan(50);
      }
    },
    PROPERTY_TIMEOUT,
  );

  it(
    "never makes the quickstarts' helpers throw, or disagree with one another",
    async () => {
      await holdsFor(
        20_000,
        fc.property(storedValue, (token) => {
          const date = getTokenExpirationDate(token);
          if (date && isNaN(+date)) throw new Error('Invalid Date');
          const expired = isTokenExpired(token);
          if (date && expired !== +date <= Date.now()) throw new Error('date and answer differ');
          if (token && tokenNotExpired('any', token) === expired) throw new Error('helpers differ');
        }),
      );
      expect(isTokenExpired('')).toBeTrue();
    },
    PROPERTY_TIMEOUT,
  );
});

/** An independent reader, so that the code under test does not judge itself. */
function readJson(encoded: string) {
  const bytes = atob(encoded.replace(/-/g, '+').replace(/_/g, '/'));
  return JSON.parse(decodeURIComponent(escape(bytes)));
}
