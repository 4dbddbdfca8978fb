// Where a tenant lives: from its domain to its issuer, keys and logout address.
import { AuthError } from './auth-error';

// False in the production build of an Angular app alone: there the option's name says enough.
declare const ngDevMode: boolean | undefined;

/** The addresses of a tenant. */
export interface Tenant {
  /** Address without an end slash, such as `https://acme.eu.auth0.com`. */
  readonly url: string;
  /** What its ID tokens say in `iss`: Auth0 ends it with a slash. */
  readonly issuer: string;
  /** Its public keys. Always from the configuration, never from a token. */
  readonly jwksUrl: string;
}

// A host with an optional port; a scheme is allowed so that a local stand-in can be named.
const DOMAIN = /^(?:(https?):\/\/)?([\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::\d{1,5})?\/?$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Whether a host name (as in `location.hostname`) is this very machine. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * The tenant behind a domain such as `acme.eu.auth0.com`, `login.acme.com` or, for a stand-in on
 * this machine, `http://localhost:4400`.
 *
 * @throws AuthError `config` when it is not a domain, or plain http to another machine.
 */
export function tenantOf(domain: string): Tenant {
  const parts = typeof domain === 'string' ? DOMAIN.exec(domain) : null;
  if (parts?.[1]?.toLowerCase() === 'http' && !isLoopback(parts[2])) {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? 'domain may use http only for localhost: tokens would be readable.'
        : 'domain is not valid.',
    );
  }
  const origin = parts && originOf(parts[1] ? domain : `https://${domain}`);
  if (!origin) {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? "domain must be a tenant's host name, such as 'acme.eu.auth0.com'."
        : 'domain is not valid.',
    );
  }
  return {
    url: origin,
    issuer: `${origin}/`,
    jwksUrl: `${origin}/.well-known/jwks.json`,
  };
}

/** Null for what looks like a host and is none: a port past 65535, an IPv4 address of five numbers. */
function originOf(url: string): string | null {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}

/**
 * The address that signs somebody out at the tenant and comes back to `returnTo`, which must be in
 * the client's "Allowed Logout URLs" (Auth0 Authentication API, `/v2/logout`).
 */
export function logoutUrl(
  tenant: Tenant,
  clientId: string,
  returnTo: string,
  federated = false,
): string {
  const query = new URLSearchParams({ client_id: clientId, returnTo });
  return `${tenant.url}/v2/logout?${federated ? 'federated&' : ''}${query}`;
}
