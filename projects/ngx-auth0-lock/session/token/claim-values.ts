// Reads a claim that lists something, such as roles, whatever the token really holds there.
import type { IdTokenClaims } from './id-token';

/**
 * The texts that a claim of one's own lists, such as roles or permissions: those of a list, a single
 * text as a list of one, and none where the claim is missing or something else, or nobody is signed
 * in. No cast is needed, and no odd token makes it throw.
 *
 * @example
 * claimsGuard((claims) => claimValues(claims, 'https://acme.com/roles').includes('admin'), { forbiddenPath: '/forbidden' })
 */
export function claimValues(claims: IdTokenClaims | null, name: string): readonly string[] {
  const value = claims?.[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}
