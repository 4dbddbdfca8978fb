// The token endpoint as an app without a library calls it: the code of a sign-in, and what it is worth.
import { createHash, randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Tenant } from 'auth0-lock-tenant';

export interface TokenAnswer {
  status: number;
  body: Record<string, string | undefined>;
}

type Params = Record<string, string>;

export class TokenClient {
  readonly #request: APIRequestContext;
  readonly #tenant: Tenant;
  readonly #origin: string;
  readonly #clientId: string;
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(
    request: APIRequestContext,
    tenant: Tenant,
    origin: string,
    clientId = 'demo-client',
  ) {
    this.#request = request;
    this.#tenant = tenant;
    this.#origin = origin;
    this.#clientId = clientId;
  }

  /** Ada's password for a ticket, the ticket for an answer of /authorize: its parameters. */
  async authorize(params: Params = {}): Promise<Params> {
    const { tenant, redirect_uri } = this.#addresses();
    const ticket = await this.#request.post(`${tenant}/co/authenticate`, {
      headers: { origin: this.#origin },
      data: {
        client_id: this.#clientId,
        username: 'ada@example.com',
        password: 'lovelace-1843',
        realm: 'Username-Password-Authentication',
        credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
      },
    });
    const { login_ticket } = (await ticket.json()) as { login_ticket: string };
    const answer = await this.#request.get(`${tenant}/authorize`, {
      maxRedirects: 0,
      params: {
        client_id: this.#clientId,
        response_type: 'code',
        redirect_uri,
        scope: 'openid profile offline_access',
        state: 'story',
        nonce: 'story',
        code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
        code_challenge_method: 'S256',
        login_ticket,
        ...params,
      },
    });
    const { hash, search } = new URL(answer.headers()['location'] ?? 'about:blank');
    return Object.fromEntries(new URLSearchParams(hash.slice(1) || search));
  }

  /** The tokens of a sign-in. */
  async signIn(params: Params = {}, as: 'form' | 'json' = 'form'): Promise<TokenAnswer> {
    const { code = '' } = await this.authorize(params);
    const { redirect_uri } = this.#addresses();
    const proof = { code, code_verifier: this.#verifier, redirect_uri };
    return this.post('/oauth/token', { grant_type: 'authorization_code', ...proof }, as);
  }

  refresh(refresh_token = '', params: Params = {}): Promise<TokenAnswer> {
    return this.post('/oauth/token', { grant_type: 'refresh_token', refresh_token, ...params });
  }

  async post(path: string, params: Params, as: 'form' | 'json' = 'form'): Promise<TokenAnswer> {
    const body = { client_id: this.#clientId, ...params };
    const response = await this.#request.post(this.#tenant.url + path, {
      headers: { origin: this.#origin },
      ...(as === 'json' ? { data: body } : { form: body }),
    });
    const text = await response.text();
    return {
      status: response.status(),
      body: (text ? JSON.parse(text) : {}) as TokenAnswer['body'],
    };
  }

  #addresses() {
    return { tenant: this.#tenant.url, redirect_uri: `${this.#origin}/callback` };
  }
}

export function claimsOf(token = ''): Record<string, unknown> {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}
