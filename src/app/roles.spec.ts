// The roles in a claim.
import type { IdTokenClaims } from 'ngx-auth0-lock';
import { isAdmin, ROLES_CLAIM, rolesOf } from './roles';

const claimsWith = (roles: unknown): IdTokenClaims => ({
  iss: 'https://tenant.example/',
  sub: 'auth0|1',
  aud: 'client',
  iat: 0,
  exp: 1,
  [ROLES_CLAIM]: roles,
});

describe('rolesOf', () => {
  it('reads the roles of the claim', () => {
    expect(rolesOf(claimsWith(['admin', 'editor']))).toEqual(['admin', 'editor']);
  });

  for (const roles of [undefined, null, { admin: true }, 1]) {
    it(`takes ${JSON.stringify(roles)} for no role`, () => {
      expect(rolesOf(claimsWith(roles))).toEqual([]);
      expect(isAdmin(claimsWith(roles))).toBeFalse();
    });
  }

  it('takes a single text for the only role', () => {
    expect(rolesOf(claimsWith('editor'))).toEqual(['editor']);
  });

  it('leaves out what is no text', () => {
    expect(rolesOf(claimsWith([1, 'editor', null]))).toEqual(['editor']);
  });
});

describe('isAdmin', () => {
  it('is true for the role admin among others, and for no other role', () => {
    expect(isAdmin(claimsWith(['editor', 'admin']))).toBeTrue();
    expect(isAdmin(claimsWith(['administrator']))).toBeFalse();
  });
});
