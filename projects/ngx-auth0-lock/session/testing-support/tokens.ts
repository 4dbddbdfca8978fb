// Makes tokens at run time for the specs: really signed ones, and ones that only look right.

/** A tenant's signing key, made when the spec runs. */
export interface Signer {
  readonly kid: string;
  /** The public half, as `/.well-known/jwks.json` would serve it. */
  readonly jwks: { readonly keys: JsonWebKey[] };
  /** A token signed with RS256; `header` adds to or replaces parts of its header. */
  sign(claims: unknown, header?: Record<string, unknown>): Promise<string>;
}

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const utf8 = new TextEncoder();

/** A fresh 2048-bit RSA key pair and what signs with it. */
export async function createSigner(kid = `key-${crypto.randomUUID()}`): Promise<Signer> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { ...RS256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const { kty, n, e } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    kid,
    jwks: { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' } as JsonWebKey] },
    sign: async (claims, header) => {
      const input = signingInput(claims, { alg: 'RS256', typ: 'JWT', kid, ...header });
      return `${input}.${base64url(await crypto.subtle.sign(RS256, privateKey, utf8.encode(input)))}`;
    },
  };
}

/** A token with a signature that is not one: for code that reads without verifying. */
export function unsigned(claims: unknown, header?: Record<string, unknown>): string {
  const input = signingInput(claims, { alg: 'RS256', typ: 'JWT', kid: 'fake', ...header });
  return `${input}.${base64url(utf8.encode('not a signature'))}`;
}

/** A token signed with a shared secret, as an attacker can make one (CVE-2026-42280). */
export async function signHs256(
  claims: unknown,
  secret: Uint8Array<ArrayBuffer>,
  header?: Record<string, unknown>,
): Promise<string> {
  const input = signingInput(claims, { alg: 'HS256', typ: 'JWT', ...header });
  const key = await crypto.subtle.importKey(
    'raw',
    secret,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return `${input}.${base64url(await crypto.subtle.sign('HMAC', key, utf8.encode(input)))}`;
}

/** The `at_hash` that belongs to an access token (OpenID Connect Core 1.0, section 3.2.2.9). */
export async function atHash(accessToken: string): Promise<string> {
  return base64url((await crypto.subtle.digest('SHA-256', utf8.encode(accessToken))).slice(0, 16));
}

/** Bytes, or the UTF-8 bytes of a text, in base64url without padding (RFC 4648, section 5). */
export function base64url(data: ArrayBuffer | Uint8Array<ArrayBuffer> | string): string {
  const bytes = typeof data === 'string' ? utf8.encode(data) : new Uint8Array(data);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function signingInput(claims: unknown, header: Record<string, unknown>): string {
  return `${base64url(JSON.stringify(header))}.${base64url(
    typeof claims === 'string' ? claims : JSON.stringify(claims),
  )}`;
}
