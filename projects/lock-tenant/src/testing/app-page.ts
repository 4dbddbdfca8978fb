// For specs: does over HTTP what a page with Lock does, as the app at http://localhost:4200.
import { randomUUID } from 'node:crypto';
import type { Tenant } from '../tenant.ts';

export const appOrigin = 'http://localhost:4200';
export const ada = { username: 'ada@example.com', password: 'lovelace-1843' };

export interface CallAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export type Answer = Record<string, string>;

/** One browser: it keeps the tenant's cookies. */
export class AppPage {
  readonly tenant: Tenant;
  readonly clientId: string;
  cookies = new Map<string, string>();

  constructor(tenant: Tenant, clientId = 'demo-client') {
    this.tenant = tenant;
    this.clientId = clientId;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie) headers.set('cookie', cookie);
    const url = new URL(path, this.tenant.url);
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** A JSON call from the app's origin. */
  async call(path: string, body: object, origin: string = appOrigin): Promise<CallAnswer> {
    const response = await this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ client_id: this.clientId, ...body }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  }

  authenticate(user = ada, realm = 'Username-Password-Authentication'): Promise<CallAnswer> {
    return this.call('/co/authenticate', {
      ...user,
      realm,
      credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
    });
  }

  async ticket(user = ada): Promise<string> {
    return String((await this.authenticate(user)).body['login_ticket']);
  }

  authorizeUrl(params: Record<string, string> = {}): string {
    const url = new URL('/authorize', this.tenant.url);
    url.search = String(
      new URLSearchParams({
        client_id: this.clientId,
        response_type: 'token id_token',
        redirect_uri: `${appOrigin}/callback`,
        scope: 'openid profile email',
        state: randomUUID(),
        nonce: randomUUID(),
        ...params,
      }),
    );
    return url.href;
  }

  /** /authorize whose answer is a redirect to the app: the parameters of its fragment or query. */
  async authorize(params: Record<string, string> = {}): Promise<Answer> {
    const response = await this.fetch(this.authorizeUrl(params));
    return answerIn(response.headers.get('location'));
  }

  /** /authorize in a hidden frame: the message that its page would post. */
  async authorizeInFrame(params: Record<string, string> = {}): Promise<Answer> {
    const response = await this.fetch(
      this.authorizeUrl({ response_mode: 'web_message', prompt: 'none', ...params }),
    );
    const data = /var data = (\{.*\});/.exec(await response.text())?.[1] ?? '{}';
    return (JSON.parse(data) as { response: Answer }).response;
  }

  /** Password, ticket, /authorize: as Lock in redirect mode. */
  async signIn(user = ada, params: Record<string, string> = {}): Promise<Answer> {
    return this.authorize({ login_ticket: await this.ticket(user), ...params });
  }
}

export function answerIn(location: string | null): Answer {
  const url = new URL(location ?? 'about:blank');
  return Object.fromEntries(new URLSearchParams(url.hash.slice(1) || url.search));
}

export function decodePart(token = '', part = 1): Record<string, unknown> {
  const text = Buffer.from(token.split('.')[part] ?? '', 'base64url').toString('utf8');
  return JSON.parse(text) as Record<string, unknown>;
}
