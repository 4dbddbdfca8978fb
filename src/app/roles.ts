// The demo's custom claim: what somebody may do, as a list of roles.
import { claimValues, type IdTokenClaims } from 'ngx-auth0-lock';

/** Auth0 asks for claims of one's own to be named by a URL; nothing is ever fetched from it. */
export const ROLES_CLAIM = 'https://demo.example/roles';

/** The roles in somebody's claims; a claim that is missing or malformed is no role at all. */
export function rolesOf(claims: IdTokenClaims): readonly string[] {
  return claimValues(claims, ROLES_CLAIM);
}

/** For `claimsGuard`: who may see the admin page. */
export function isAdmin(claims: IdTokenClaims): boolean {
  return rolesOf(claims).includes('admin');
}
