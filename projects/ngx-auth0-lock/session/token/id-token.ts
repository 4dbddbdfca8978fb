// The claims of an ID token, and reading them. Reading is not checking.

/** The claims of an ID token (OpenID Connect Core 1.0, section 2, and RFC 7519). */
export interface IdTokenClaims {
  /** Issuer: the tenant's address, with an end slash in Auth0's case. */
  readonly iss: string;
  /** Subject: who signed in, stable for one tenant. */
  readonly sub: string;
  /** Audience: the client id, or several. */
  readonly aud: string | readonly string[];
  /** Expiry, in seconds since 1970. */
  readonly exp: number;
  /** Issued at, in seconds since 1970. */
  readonly iat: number;
  readonly nbf?: number;
  readonly nonce?: string;
  readonly azp?: string;
  readonly at_hash?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly picture?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly updated_at?: string;
  /** Custom claims; Auth0 asks for names that are URLs. */
  readonly [claim: string]: unknown;
}

/** Header and claims of a token in compact form; nothing about it is verified. */
export interface DecodedToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

// An ID token is a few kilobytes; a stored value far beyond that is not one, and decoding it would
// only cost the person time.
const LONGEST_TOKEN = 100_000;
const THREE_PARTS = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/**
 * Splits a token in compact form (RFC 7515, section 7.1) into its three parts and reads the first
 * two. Written by hand because one static import of `jose` would pull the verifier into the first
 * bundle of every app.
 *
 * @returns null for whatever is not such a token; never throws. It does not check the signature.
 */
export function decodeToken(token: unknown): DecodedToken | null {
  if (typeof token !== 'string' || token.length > LONGEST_TOKEN) return null;
  const parts = THREE_PARTS.exec(token);
  if (!parts) return null;
  const header = jsonObject(parts[1]);
  const claims = jsonObject(parts[2]);
  return header && claims && { header, claims };
}

/**
 * The claims of an ID token, without checking anything about it: enough to greet somebody, not to
 * let them in.
 *
 * @returns null when `token` is not a JWT; never throws.
 */
export function decodeIdToken(token: unknown): IdTokenClaims | null {
  return (decodeToken(token)?.claims ?? null) as IdTokenClaims | null;
}

/** Names a token by its signature, the third part: short, and no two tokens share one. */
export function signatureOf(idToken: string): string {
  return idToken.slice(idToken.lastIndexOf('.') + 1);
}

function jsonObject(part: string): Record<string, unknown> | null {
  try {
    const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    // `fatal`: text that is not UTF-8 is refused, not repaired.
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // atob, TextDecoder and JSON.parse throw on what they cannot read; all of it means "no token".
    return null;
  }
}
