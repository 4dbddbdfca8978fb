// The tenant's /oauth/token and /oauth/revoke: codes and refresh tokens for tokens.
import { AuthError } from '../auth-error';
import { fieldsOf } from '../fields-of';
import type { Tenant } from '../tenant';
import type { Clock } from '../time/clock';
import { within } from '../time/wait';

/** What /oauth/token hands over. */
export interface TokenAnswer {
  readonly idToken: string | null;
  readonly accessToken: string | null;
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: number;
  /** Null where the tenant gives none, which is normal: an API may not allow offline access. */
  readonly refreshToken: string | null;
}

/** What the endpoint is asked with. */
export interface TokenEndpointDeps {
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly clock: Clock;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/**
 * All of it rejects with an AuthError only: `lock-rejected` with the tenant's short reason as
 * `cause.code` (`invalid_grant`), `network`, or `timeout`. Neither code nor token is in any text.
 */
export interface TokenEndpoint {
  /** Redeems a code (RFC 6749, section 4.1.3; RFC 7636, section 4.5). */
  exchange(grant: {
    readonly code: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<TokenAnswer>;
  /** Uses a refresh token, which the tenant may replace by the answer (RFC 6749, section 6). */
  refresh(
    refreshToken: string,
    wanted?: { readonly audience?: string; readonly scope?: string },
  ): Promise<TokenAnswer>;
  /** Rejects with `network` or `timeout` where the tenant cannot be reached, before a token is risked. */
  probe(): Promise<void>;
  /** Ends a refresh token and its family (RFC 7009); also while the page is being left. */
  revoke(refreshToken: string): Promise<void>;
}

// As long as a silent renewal may take: longer, and a frozen tenant would hold up the other tabs.
const TIMEOUT = 10_000;

export function createTokenEndpoint({
  tenant,
  clientId,
  clock,
  signal,
}: TokenEndpointDeps): TokenEndpoint {
  async function ask(address: string, init: RequestInit) {
    const stop = new AbortController();
    const request = fetch(address, {
      ...init,
      // The grant alone counts: no cookie takes part, so that none can be refused.
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: stop.signal,
    });
    const answer = request.then(
      // The body is part of the answer: it may stall as well.
      async (response) => ({ response, body: fieldsOf(await response.json().catch(() => null)) }),
      (cause: unknown) => {
        throw new AuthError('network', 'The tenant could not be reached.', cause);
      },
    );
    const limits = { clock, milliseconds: TIMEOUT, signal: init.keepalive ? NEVER : signal };
    return within(answer, limits, () => {
      stop.abort();
      throw new AuthError('timeout', 'The tenant did not answer in time.');
    });
  }

  /** A form needs no preflight request, and every tenant reads it. */
  function post(path: string, fields: Record<string, string | undefined>, leaving = false) {
    const body = new URLSearchParams({ client_id: clientId });
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) body.set(name, value);
    }
    return ask(`${tenant.url}${path}`, { method: 'POST', body, keepalive: leaving });
  }

  async function tokens(fields: Record<string, string | undefined>): Promise<TokenAnswer> {
    const { response, body } = await post('/oauth/token', fields);
    const { error, id_token, access_token, refresh_token, expires_in } = body;
    // Anything but a plain refusal says nothing about the grant: too many requests, a proxy's page.
    if (!response.ok && typeof error === 'string' && REFUSALS.includes(response.status)) {
      throw new AuthError('lock-rejected', 'The tenant refused to hand over tokens.', { error });
    }
    if (!response.ok || typeof access_token !== 'string') {
      throw new AuthError('network', 'The tenant answered without tokens.');
    }
    return {
      idToken: textOr(id_token),
      accessToken: access_token,
      expiresIn: Number.isFinite(Number(expires_in)) ? Number(expires_in) : 0,
      refreshToken: textOr(refresh_token),
    };
  }

  return {
    exchange: ({ code, verifier, redirectUri }) =>
      tokens({
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      }),
    refresh: (refreshToken, { audience, scope } = {}) =>
      tokens({ grant_type: 'refresh_token', refresh_token: refreshToken, audience, scope }),
    async probe() {
      const { response } = await ask(tenant.jwksUrl, {});
      if (!response.ok) throw new AuthError('network', 'The tenant is not well.');
    },
    async revoke(refreshToken) {
      const fields = { token: refreshToken, token_type_hint: 'refresh_token' };
      const { response } = await post('/oauth/revoke', fields, true);
      if (!response.ok)
        throw new AuthError('network', 'The tenant did not revoke the refresh token.');
    },
  };
}

/** Whether the tenant refused the grant itself: used before, ended, or not this client's. */
export function isInvalidGrant(error: unknown): boolean {
  return error instanceof AuthError && error.cause?.code === 'invalid_grant';
}

const REFUSALS = [400, 401, 403];
const NEVER = new AbortController().signal;

function textOr(value: unknown): string | null {
  return typeof value === 'string' && value ? value : null;
}
