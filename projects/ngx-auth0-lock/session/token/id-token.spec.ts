// Reading a token: three parts, two of them JSON objects in UTF-8, and null for everything else.
import { decodeIdToken, decodeToken } from './id-token';
import { base64url, unsigned } from '../testing-support/tokens';

describe('decodeToken', () => {
  const signature = base64url('sign');
  const token = (claims: string | Uint8Array<ArrayBuffer>, header = '{"alg":"RS256"}') =>
    `${base64url(header)}.${base64url(claims)}.${signature}`;

  it('reads header and claims, and nothing else', () => {
    expect(decodeToken(token('{"sub":"a"}'))).toEqual({
      header: { alg: 'RS256' },
      claims: { sub: 'a' },
    });
  });

  it('reads every letter that JSON can hold, whatever base64url makes of it', () => {
    for (const name of ['Zoë Ødegård', '工藤', '👩‍🚀', '???>>>~~~', '<<???>>', 'ÿÿÿ', '\u0000']) {
      expect(decodeIdToken(unsigned({ name }))?.name).toBe(name);
    }
  });

  it('finds the characters that base64url writes otherwise, each time they come', () => {
    const claims = '{"a":"???>>>???>>>"}';
    expect(base64url(claims)).toMatch(/_.*_/);
    expect(base64url(claims)).toMatch(/-.*-/);
    expect(decodeToken(token(claims))?.claims).toEqual({ a: '???>>>???>>>' });
  });

  it('takes no JSON but an object, in claims or header', () => {
    for (const json of ['null', '[]', '[{}]', '7', '"text"', 'true', '', '{', '{}x']) {
      expect(decodeToken(token(json)))
        .withContext(`claims ${json}`)
        .toBeNull();
      expect(decodeToken(token('{}', json)))
        .withContext(`header ${json}`)
        .toBeNull();
    }
    expect(decodeToken(token('{}', '{}'))?.claims).toEqual({});
  });

  it('does not repair text that is not UTF-8', () => {
    const latin1 = new Uint8Array([...'{"name":"Zo'].map((letter) => letter.charCodeAt(0)));
    const bytes = new Uint8Array([...latin1, 0xeb, 0x22, 0x7d]);
    expect(decodeToken(token(bytes))).toBeNull();
  });

  it('takes nothing but three parts of base64url', () => {
    const good = token('{"sub":"a"}');
    const [header, claims] = good.split('.');
    for (const bad of [
      '',
      'x',
      `${header}.${claims}`,
      `${header}.${claims}.`,
      `.${claims}.${signature}`,
      `${header}..${signature}`,
      `${good}.x`,
      ` ${good}`,
      `${good}\n`,
      `Bearer ${good}`,
      `"${good}"`,
      `${header}=.${claims}.${signature}`,
      `${header}.${claims}+.${signature}`,
      `${header}.A.${signature}`,
      undefined,
      null,
      7,
      {},
      [good],
      Object(good),
    ]) {
      expect(decodeToken(bad)).withContext(String(bad)).toBeNull();
    }
    expect(decodeToken(good)).not.toBeNull();
  });

  it('reads up to 100,000 characters and looks at nothing longer', () => {
    const head = token('{"sub":"a"}');
    const padded = (length: number) => head + 'A'.repeat(length - head.length);
    expect(decodeToken(padded(100_000))).not.toBeNull();
    expect(decodeToken(padded(100_001))).toBeNull();
  });
});

describe('decodeIdToken', () => {
  it('is the claims, unchecked, or null', () => {
    expect(decodeIdToken(unsigned({ sub: 'anybody' })) as unknown).toEqual({ sub: 'anybody' });
    for (const junk of ['undefined', null, undefined]) expect(decodeIdToken(junk)).toBeNull();
  });
});
