// What a claim lists.
import { claimValues } from './claim-values';
import type { IdTokenClaims } from './id-token';

describe('claimValues', () => {
  const name = 'https://acme.com/roles';
  const of = (value: unknown) => {
    const claims: IdTokenClaims = { iss: 'i', sub: 's', aud: 'a', iat: 0, exp: 1, [name]: value };
    return claimValues(claims, name);
  };

  it('is the texts of a list', () => {
    expect(of(['admin', 'editor'])).toEqual(['admin', 'editor']);
  });

  it('is a single text as a list of one', () => {
    expect(of('admin')).toEqual(['admin']);
  });

  it('leaves out whatever is no text', () => {
    expect(of(['admin', 7, null, ['editor'], {}])).toEqual(['admin']);
  });

  it('is empty where the claim is missing or something else', () => {
    for (const value of [undefined, null, true, 7, { admin: true }]) expect(of(value)).toEqual([]);
  });

  it('is empty where nobody is signed in', () => {
    expect(claimValues(null, name)).toEqual([]);
  });

  it('takes nothing that every object has for a claim', () => {
    const claims: IdTokenClaims = { iss: 'i', sub: 's', aud: 'a', iat: 0, exp: 1 };
    for (const inherited of ['constructor', 'toString', '__proto__']) {
      expect(claimValues(claims, inherited)).toEqual([]);
    }
  });
});
