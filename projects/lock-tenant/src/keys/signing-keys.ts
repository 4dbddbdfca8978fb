// The tenant's RS256 keys: made at start, rotated on request, published as a JWKS.
import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export interface SigningKeys {
  /** The key that signs now. */
  current(): SigningKey;
  /** Newest first. */
  all(): readonly SigningKey[];
  /** Public keys only. */
  jwks(): { keys: JWK[] };
  /** Signs with a new key from now on. The old ones stay published, unless told otherwise. */
  rotate(options?: { keepOld?: boolean }): Promise<void>;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

export async function createSigningKeys(): Promise<SigningKeys> {
  let keys = [await createSigningKey()] as [SigningKey, ...SigningKey[]];
  return {
    current: () => keys[0],
    all: () => keys,
    jwks: () => ({ keys: keys.map(({ publicJwk }) => publicJwk) }),
    async rotate({ keepOld = true } = {}) {
      const fresh = await createSigningKey();
      keys = keepOld ? [fresh, ...keys] : [fresh];
    },
    save() {
      const kept = keys;
      return () => void (keys = kept);
    },
  };
}

async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(15).toString('base64url');
  const privateJwk = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
  const { kty, n, e, alg, use } = privateJwk;
  return { kid, privateKey, privateJwk, publicJwk: { kty, n, e, kid, alg, use } as JWK };
}
