// The S256 challenge of a verifier, for stories that ask the tenant by themselves (RFC 7636, section 4.2).
import { createHash } from 'node:crypto';

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
