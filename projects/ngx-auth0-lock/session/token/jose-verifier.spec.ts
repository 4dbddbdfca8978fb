// Specs of the verifier: signature, keys, claims and times of an ID token.
import { AuthError, type AuthErrorCode } from '../auth-error';
import { rejection, tenantKeys, type TenantKeys } from '../testing-support/tenant-keys';
import {
  atHash,
  base64url,
  createSigner,
  signHs256,
  type Signer,
  unsigned,
} from '../testing-support/tokens';
import { verifyWithJose } from './jose-verifier';
import type { ExpectedIdToken } from './expected-id-token';

const now = 1_800_000_000;
const claims = {
  iss: 'https://acme.test/',
  aud: 'client',
  sub: 'auth0|1',
  nonce: 'n-0S6',
  iat: now - 5,
  exp: now + 3600,
};

describe('verifyWithJose', () => {
  let signer: Signer;
  let keys: TenantKeys;

  beforeAll(async () => (signer = await createSigner('main')));
  beforeEach(() => (keys = tenantKeys()).serve(signer.jwks));

  function expected(changes: Partial<ExpectedIdToken> = {}): ExpectedIdToken {
    return {
      issuer: 'https://acme.test/',
      clientId: 'client',
      jwksUrl: keys.url,
      now: now * 1000,
      nonce: 'n-0S6',
      ...changes,
    };
  }

  async function code(token: unknown, changes: Partial<ExpectedIdToken> = {}) {
    const error = await rejection(verifyWithJose(token, expected(changes)));
    expect(error).toBeInstanceOf(AuthError);
    expect((error as AuthError).message).toMatch(/^[A-Za-z].{20,}\.$/);
    return (error as AuthError).code;
  }

  /** Signs the claims with changes, and expects them to be accepted. */
  async function accepts(change: object, changes: Partial<ExpectedIdToken> = {}) {
    const token = await signer.sign({ ...claims, ...change });
    await expectAsync(verifyWithJose(token, expected(changes))).toBeResolved();
  }

  async function refuses(
    change: object,
    changes: Partial<ExpectedIdToken> = {},
    wanted: AuthErrorCode = 'token-claims',
  ) {
    expect(await code(await signer.sign({ ...claims, ...change }), changes))
      .withContext(JSON.stringify(change))
      .toBe(wanted);
  }

  it('hands out the claims of a right token, with one request for the keys', async () => {
    const token = await signer.sign({ ...claims, name: 'José' });
    expect(await verifyWithJose(token, expected())).toEqual({ ...claims, name: 'José' });
    await verifyWithJose(token, expected());
    expect(keys.requests).toEqual([keys.url]);
  });

  describe('the signature', () => {
    it('must be over this very token', async () => {
      const [header, , signature] = (await signer.sign(claims)).split('.');
      const other = base64url(JSON.stringify({ ...claims, sub: 'auth0|2' }));
      expect(await code(`${header}.${other}.${signature}`)).toBe('token-signature');
    });

    it('must be made with the key that the token names', async () => {
      const other = await createSigner('other');
      keys.serve({ keys: [...signer.jwks.keys, ...other.jwks.keys] });
      expect(await code(await signer.sign(claims, { kid: 'other' }))).toBe('token-signature');
      await expectAsync(verifyWithJose(await other.sign(claims), expected())).toBeResolved();
    });

    it('must be RS256: no other algorithm costs so much as a request', async () => {
      const secret = new TextEncoder().encode(JSON.stringify(signer.jwks.keys[0]));
      expect(await code(await signHs256(claims, secret, { kid: 'main' }))).toBe('token-claims');
      for (const alg of ['none', 'None', '', 'RS384', 'PS256', null]) {
        expect(await code(await signer.sign(claims, { alg }))).toBe('token-claims');
      }
      expect(keys.requests).toEqual([]);
    });

    it('may not carry critical extensions, nor those that jose knows', async () => {
      expect(await code(await signer.sign(claims, { crit: ['exp'], exp: 1 }))).toBe('token-claims');
      expect(await code(await signer.sign(claims, { crit: ['b64'], b64: true }))).toBe(
        'token-claims',
      );
    });

    it('is never checked with a key or an address out of the token', async () => {
      const attacker = await createSigner('attacker');
      const header = {
        jwk: attacker.jwks.keys[0],
        jku: 'https://evil.test/jwks',
        x5u: 'https://evil.test/',
      };
      expect(await code(await attacker.sign(claims, header))).toBe('token-signature');
      expect(await code(await attacker.sign({ ...claims, iss: 'https://evil.test/' }))).toBe(
        'token-claims',
      );
      expect(keys.requests).toEqual([keys.url]);
    });

    it('may leave the key unnamed where there is only one, not where there are several', async () => {
      await expectAsync(
        verifyWithJose(await signer.sign(claims, { kid: undefined }), expected()),
      ).toBeResolved();
      const other = await createSigner('second');
      jasmine
        .clock()
        .install()
        .mockDate(new Date(Date.now() + 11 * 60_000));
      keys.serve({ keys: [...signer.jwks.keys, ...other.jwks.keys] });
      const kidless = await code(await signer.sign(claims, { kid: undefined }));
      jasmine.clock().uninstall();
      expect(kidless).toBe('token-signature');
    });
  });

  describe("the tenant's keys", () => {
    afterEach(() => jasmine.clock().uninstall());

    it('are fetched once more for a key that is not known, at most every 30 seconds', async () => {
      jasmine
        .clock()
        .install()
        .mockDate(new Date(now * 1000));
      const next = await createSigner('next');
      expect(await code(await next.sign(claims))).toBe('token-signature');
      expect(await code(await next.sign(claims))).toBe('token-signature');
      expect(keys.requests.length).toBe(1);
      jasmine.clock().mockDate(new Date((now + 31) * 1000));
      keys.serve(next.jwks);
      await expectAsync(verifyWithJose(await next.sign(claims), expected())).toBeResolved();
      expect(keys.requests.length).toBe(2);
    });

    const failures: Record<string, () => Response | Promise<Response>> = {
      'the network fails': () => Promise.reject(new TypeError('Failed to fetch')),
      'the answer is an error': () => new Response('', { status: 500 }),
      'the answer is a page': () => new Response('<!doctype html>'),
      'the answer holds no keys': () => Response.json({ message: 'hello' }),
      'the key cannot be used': () =>
        Response.json({ keys: [{ kty: 'RSA', kid: 'main', e: 'AQAB' }] }),
    };
    for (const [what, answer] of Object.entries(failures)) {
      it(`are a network matter when ${what}, and asked for again at the next try`, async () => {
        keys.answer(answer);
        const token = await signer.sign(claims);
        expect(await code(token)).toBe('network');
        keys.serve(signer.jwks);
        jasmine
          .clock()
          .install()
          .mockDate(new Date(Date.now() + 11 * 60_000));
        await expectAsync(verifyWithJose(token, expected())).toBeResolved();
      });
    }
  });

  describe('the claims', () => {
    it('must name this issuer, exactly', async () => {
      for (const iss of [
        'https://acme.test',
        'https://ACME.test/',
        'https://evil.test/',
        undefined,
      ]) {
        await refuses({ iss });
      }
    });

    it('must name this client, alone or as the authorized party among several', async () => {
      await accepts({ aud: ['client'] });
      await accepts({ aud: ['client', 'other'], azp: 'client' });
      await accepts({ azp: 'client' });
      await refuses({ aud: 'other' });
      await refuses({ aud: ['other'] });
      await refuses({ aud: ['client', 'other'] });
      await refuses({ aud: ['client', 'other'], azp: 'other' });
      await refuses({ azp: 'other' });
      await refuses({ azp: null });
    });

    it('must answer the request, where it had a nonce', async () => {
      for (const nonce of ['', 'n-0S6 ', undefined, ['n-0S6'], 5]) await refuses({ nonce });
      await accepts({ nonce: undefined }, { nonce: undefined });
      await accepts({ nonce: 'any' }, { nonce: undefined });
    });

    it('must be about the user that Lock names, where it names one', async () => {
      await accepts({}, { subject: 'auth0|1' });
      await accepts({}, { subject: undefined });
      await accepts({}, { subject: null });
      for (const subject of ['auth0|2', '', 1, ['auth0|1']]) await refuses({}, { subject });
    });

    it('must belong to the access token, where there is one', async () => {
      const accessToken = 'an-opaque-access-token';
      const at_hash = await atHash(accessToken);
      await accepts({ at_hash }, { accessToken });
      await accepts({ at_hash }, { accessToken: null });
      await accepts({}, { accessToken: undefined });
      await refuses({}, { accessToken });
      await refuses({ at_hash: await atHash('another') }, { accessToken });
      await refuses({ at_hash: [at_hash] }, { accessToken });
      await refuses({ at_hash: 'x' }, { accessToken: '' });
    });

    it('must have a subject and the time of issue', async () => {
      for (const sub of ['', 5, undefined, ['auth0|1']]) await refuses({ sub });
      for (const iat of ['1800000000', undefined, null, 0, -1]) await refuses({ iat });
    });

    it('must be of the organization that was asked for', async () => {
      await accepts({ org_id: 'org_1' }, { organization: 'org_1' });
      await accepts({ org_name: 'acme' }, { organization: ' Acme ' });
      await accepts({ org_id: 'org_1' });
      await refuses({}, { organization: 'org_1' });
      await refuses({ org_id: 'org_2' }, { organization: 'org_1' });
      await refuses({ org_name: 'org_1' }, { organization: 'org_1' });
      await refuses({ org_name: 'other' }, { organization: 'acme' });
      await refuses({}, { organization: 'acme' });
    });
  });

  describe('the times, with a minute of tolerance', () => {
    it('end the token at exp, to the millisecond', async () => {
      await accepts({ exp: now - 59 });
      await accepts({ exp: now - 60 }, { now: now * 1000 - 1 });
      // OpenID Connect Core 1.0, section 3.1.3.7 (9): the time must be before it.
      await refuses({ exp: now - 60 }, {}, 'token-expired');
      await refuses({ exp: undefined });
      await refuses({ exp: `${now + 60}` });
    });

    it('name the clock when the token was issued in the future', async () => {
      await accepts({ iat: now + 60 });
      await refuses({ iat: now + 61 }, {}, 'clock-skew');
      await refuses({ iat: now + 3600, exp: now + 7200, nbf: now + 3600 }, {}, 'clock-skew');
      await refuses({}, { now: NaN }, 'clock-skew');
    });

    it('refuse a token before nbf', async () => {
      await accepts({ nbf: now + 60 });
      await refuses({ nbf: now + 61 });
      await refuses({ nbf: 'x' });
    });

    it('refuse a sign-in that is older than asked for', async () => {
      await accepts({ auth_time: now - 160 }, { maxAgeSeconds: 100 });
      await refuses({ auth_time: now - 161 }, { maxAgeSeconds: 100 });
      await refuses({}, { maxAgeSeconds: 100 });
      await refuses({ auth_time: `${now}` }, { maxAgeSeconds: 100 });
      await refuses({ auth_time: null }, { maxAgeSeconds: 100 });
      for (const maxAgeSeconds of ['100', NaN, -1, Infinity, null] as never[]) {
        await refuses({ auth_time: now - 999_999 }, { maxAgeSeconds }, 'config');
      }
    });

    it('are never satisfied by a number that JSON cannot write: 1e400 is no time of a sign-in', async () => {
      // As the tenant would have to send it: JSON.parse makes Infinity of it.
      const token = await signer.sign(
        JSON.stringify({ ...claims, auth_time: 0 }).replace('"auth_time":0', '"auth_time":1e400'),
      );
      expect(await code(token, { maxAgeSeconds: 100 })).toBe('token-claims');
    });

    it('take another tolerance of up to five minutes', async () => {
      await accepts({ exp: now + 1 }, { toleranceSeconds: 0 });
      await refuses({ exp: now }, { toleranceSeconds: 0 }, 'token-expired');
      await accepts({ exp: now - 299 }, { toleranceSeconds: 300 });
      await refuses({}, { toleranceSeconds: 301 }, 'config');
      await refuses({}, { toleranceSeconds: -1 }, 'config');
      await refuses({}, { toleranceSeconds: NaN }, 'config');
      // As text it would be put behind `exp`, and the token would not end for millions of years.
      await refuses({ exp: now - 86_400 }, { toleranceSeconds: '60' as never }, 'config');
      await refuses({ exp: now - 86_400 }, { toleranceSeconds: [60] as never }, 'config');
    });

    it('are judged last, so that these codes vouch for all the rest', async () => {
      const early = { ...claims, iat: now + 600 };
      expect(await code(unsigned(early, { kid: 'main' }))).toBe('token-signature');
      await refuses({ iat: now + 600, nonce: 'other' });
      await refuses({ exp: now - 600 }, { accessToken: 'x' });
    });
  });

  it('calls everything else malformed', async () => {
    for (const token of [null, undefined, '', 5, {}, 'a.b.c', 'null', `${unsigned(claims)}.x`]) {
      expect(await code(token)).toBe('token-malformed');
    }
  });

  it('says so where the browser offers no cryptography', async () => {
    const token = await signer.sign(claims);
    spyOnProperty(Crypto.prototype, 'subtle', 'get').and.returnValue(undefined as never);
    expect(await code(token)).toBe('insecure-context');
    spyOnProperty(globalThis, 'crypto', 'get').and.returnValue(undefined as never);
    expect(await code(token)).toBe('insecure-context');
  });

  it('puts no part of the token and no claim into its errors', async () => {
    const errors = [
      await rejection(verifyWithJose(await signer.sign(claims), expected({ nonce: 'other' }))),
      await rejection(verifyWithJose(unsigned(claims, { kid: 'main' }), expected())),
      await rejection(verifyWithJose(unsigned(claims, { kid: 'none' }), expected())),
      await rejection(verifyWithJose(await signer.sign({ ...claims, exp: 5 }), expected())),
    ];
    for (const error of errors as AuthError[]) {
      const told =
        JSON.stringify(error, Object.getOwnPropertyNames(error)) + JSON.stringify(error.cause);
      expect(told).not.toContain(claims.sub);
      expect(told).not.toContain(claims.nonce);
      expect(told).not.toContain('eyJ');
    }
  });
});
