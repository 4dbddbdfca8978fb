// Proof Key for Code Exchange: only who started an attempt can redeem its code (RFC 7636).
import { AuthError } from '../auth-error';

/** What /authorize is told of a verifier, under the names that it knows. */
export interface CodeChallenge {
  readonly code_challenge: string;
  readonly code_challenge_method: 'S256';
}

/**
 * The S256 challenge of a verifier (RFC 7636, section 4.2); `plain` is never used.
 *
 * Rejects with an AuthError `insecure-context` where the browser offers no cryptography.
 */
export async function challengeOf(verifier: string): Promise<CodeChallenge> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) {
    throw new AuthError(
      'insecure-context',
      'This page is not served by https (or localhost): browsers offer no cryptography there.',
    );
  }
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { code_challenge: base64url(new Uint8Array(digest)), code_challenge_method: 'S256' };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
