// A tenant in miniature for the specs: real keys, and a stand-in for `fetch` that serves them.
import type { LockAuthResult } from '../lock-port';
import { standInStorage } from './page';
import { HOUR } from './simulated-clock';
import { atHash, createSigner, type Signer } from './tokens';

export const CLIENT_ID = 'client-1';

// Making an RSA key takes long; what differs between the tenants of the specs is their name.
const sharedSigner = createSigner();

/** What the token endpoint answers. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

/** The tenant: signs tokens and serves its keys through a stand-in for `fetch`. */
export class SimulatedTenant {
  readonly issuer: string;
  online = true;
  /** How long its access tokens live, in seconds; null for as long as the ID tokens. */
  accessSeconds: number | null = null;
  /** What the token endpoint answers to a form; by default it is not there. */
  endpoint: ((path: string, form: URLSearchParams) => Promise<Answered>) | null = null;

  private constructor(
    readonly signer: Signer,
    readonly domain: string,
  ) {
    this.issuer = `${domain.startsWith('http') ? domain : `https://${domain}`}/`;
  }

  static async open(domain = `${crypto.randomUUID()}.tenant.example`): Promise<SimulatedTenant> {
    // The lazy files come over the network in a browser; a spec is about what happens once they are
    // there (lock-client.loading.spec.ts is about the rest).
    await Promise.all([import('../lock/lock-client'), import('../token/jose-verifier')]);
    standInStorage();
    sessionStorage.clear();
    const tenant = new SimulatedTenant(await sharedSigner, domain);
    const fetchSpy = jasmine.isSpy(fetch) ? fetch : spyOn(globalThis, 'fetch');
    (fetchSpy as jasmine.Spy<typeof fetch>).and.callFake(async (input, init) => {
      if (!tenant.online) throw new TypeError('Failed to fetch');
      const url = String(input instanceof Request ? input.url : input);
      if (tenant.endpoint && init?.method === 'POST') {
        const { pathname } = new URL(url);
        const { status, body } = await tenant.endpoint(pathname, init.body as URLSearchParams);
        return { ok: status < 400, status, json: async () => body } as unknown as Response;
      }
      if (url !== `${tenant.issuer}.well-known/jwks.json`) throw new TypeError(`Not here: ${url}`);
      // Not a real Response: its body is a stream, which takes its time on a busy machine.
      return { ok: true, status: 200, json: async () => tenant.signer.jwks } as unknown as Response;
    });
    return tenant;
  }

  /** Claims as the tenant would issue them at `now`, in milliseconds. */
  claims(now: number, claims: Record<string, unknown> = {}): Record<string, unknown> {
    const iat = Math.floor(now / 1000);
    return {
      iss: this.issuer,
      aud: CLIENT_ID,
      sub: 'auth0|ada',
      iat,
      exp: iat + HOUR,
      ...claims,
    };
  }

  sign(now: number, claims?: Record<string, unknown>): Promise<string> {
    return this.signer.sign(this.claims(now, claims));
  }

  /** What Lock hands over: an ID token, and an access token that belongs to it. */
  async answer(
    now: number,
    claims?: Record<string, unknown>,
    accessToken = `access.${crypto.randomUUID()}.token`,
  ): Promise<LockAuthResult & { readonly idToken: string }> {
    const said = this.claims(now, { at_hash: await atHash(accessToken), ...claims });
    const idToken = await this.signer.sign(said);
    return {
      idToken,
      accessToken,
      expiresIn: this.accessSeconds ?? Number(said['exp']) - Number(said['iat']),
    };
  }
}
