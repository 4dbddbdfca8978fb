// What a module of the conformance suite answers instead of the tenant, and what it was asked at the token endpoint.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mock } from 'node:test';
import { CompactSign, type JWK } from 'jose';
import type { FaultName, Tenant } from '../../../projects/lock-tenant/src/public-api.ts';
import { decodePart } from '../../../projects/lock-tenant/src/testing/app-page.ts';

type Claims = Record<string, unknown>;
type Grant = 'authorization_code' | 'refresh_token';

/** What a module does wrong, or does not: without any of it the tenant answers as it is. */
export interface ModuleDoes {
  /** The tenant does it itself. */
  readonly fault?: FaultName;
  /** The claims of its ID token, which is signed with a key that the JWKS lists as well. */
  readonly claims?: (claims: Claims, accessToken: string) => Claims;
  /** Whose answer is changed; default: authorization_code. */
  readonly grant?: Grant;
  /** So many signing keys of each type are in its JWKS; neither they nor the ID token have a `kid`. */
  readonly keysWithoutKid?: number;
}

/** A request at the token endpoint, as the library sent it. */
export interface TokenRequest {
  readonly headers: Headers;
  readonly body: URLSearchParams;
}

/** Stands between the library and the tenant until `mock.restoreAll()`: the requests that it saw. */
export function answerAsModule(tenant: Tenant, does: ModuleDoes): TokenRequest[] {
  const { fault, claims, grant = 'authorization_code', keysWithoutKid = 0 } = does;
  const changes = claims !== undefined || keysWithoutKid > 0;
  const seen: TokenRequest[] = [];
  const { signingKey, keys } = changes ? moduleKeys(keysWithoutKid) : noKeys;
  const { fetch } = globalThis;
  if (fault) tenant.faults.set(fault);
  mock.method(globalThis, 'fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const response = await fetch(input, init);
    if (changes && url === `${tenant.url}/.well-known/jwks.json`) {
      const own = ((await response.json()) as { keys: JWK[] }).keys;
      return Response.json({ keys: keysWithoutKid ? keys : [...own, ...keys] });
    }
    if (url !== `${tenant.url}/oauth/token`) return response;
    const body = new URLSearchParams(String(init?.body));
    seen.push({ headers: new Headers(init?.headers), body });
    if (!changes || body.get('grant_type') !== grant || !response.ok) return response;
    const answer = (await response.json()) as Claims;
    const own = decodePart(String(answer['id_token']));
    const header = { alg: 'RS256', ...(!keysWithoutKid && { kid: keys[0]!.kid! }) };
    const token = await new CompactSign(
      Buffer.from(JSON.stringify(claims?.(own, String(answer['access_token'])) ?? own)),
    )
      .setProtectedHeader(header)
      .sign(signingKey!);
    return Response.json({ ...answer, id_token: token });
  });
  return seen;
}

const noKeys: { signingKey: KeyObject | null; keys: JWK[] } = { signingKey: null, keys: [] };

/** Signs with the last of the RSA keys, so that trying the first alone would not do. */
function moduleKeys(withoutKid: number): { signingKey: KeyObject; keys: JWK[] } {
  const rsa = Array.from({ length: withoutKid || 1 }, rsaPair);
  const signingKey = rsa.at(-1)!.privateKey;
  if (!withoutKid) return { signingKey, keys: [{ ...publicJwk(rsa[0]!), kid: 'module' }] };
  const others = rsa.flatMap(() => [
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    generateKeyPairSync('ed25519'),
  ]);
  const toEncryptTo = [
    { ...publicJwk(rsaPair()), use: 'enc', alg: 'RSA-OAEP', kid: 'rsa' },
    {
      ...publicJwk(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
      use: 'enc',
      alg: 'ECDH-ES',
    },
  ];
  return { signingKey, keys: [...[...rsa, ...others].map(publicJwk), ...toEncryptTo] };
}

function rsaPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function publicJwk({ publicKey }: { publicKey: KeyObject }): JWK {
  return { ...publicKey.export({ format: 'jwk' }), use: 'sig' };
}
