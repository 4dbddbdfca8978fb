// What most likely lies behind an error, said in terms of the setting to change; dev mode only.
import type { AuthError } from 'ngx-auth0-lock/session';

/** What an explanation may ask of the page. */
export interface FailureContext {
  readonly clientId: string;
  /** The tenant's address, without an end slash. */
  readonly tenantUrl: string;
  /** `location.origin` of the page. */
  readonly origin: string;
  /** Whether the tenant answers at all, as Auth0 does; asked only where it makes a difference. */
  reachable(): Promise<boolean>;
}

const SETTINGS = 'Applications › your application › Settings of your Auth0 dashboard';
const GRANTS = 'Applications › your application › Advanced Settings › Grant Types';

/**
 * One sentence that names the setting and where it is; null for what needs none: a wrong password,
 * a tenant that remembers nobody, being offline for a moment.
 */
export async function explainFailure(
  { code, cause }: AuthError,
  context: FailureContext,
): Promise<string | null> {
  const { clientId, tenantUrl, origin } = context;
  const detail = cause?.code ?? '';
  if (detail === 'unauthorized_client') {
    return `The tenant does not allow this application the grant that was asked for: switch on "Authorization Code", "Refresh Token" or, for the implicit flow, "Implicit" under ${GRANTS}.`;
  }
  if (detail === 'invalid_client') {
    return `The tenant wants a secret of this application: its type must be "Single Page Application", in ${SETTINGS}.`;
  }
  if (detail === 'origin_mismatch' || detail === 'invalid_origin') {
    return `The tenant does not know this page's origin: add ${origin} to "Allowed Web Origins" and "Allowed Origins (CORS)" in ${SETTINGS}.`;
  }
  if (code === 'consent-required' && /\/\/localhost(?::|$)/.test(origin)) {
    return `On localhost Auth0 always asks for consent to an API, which a silent request cannot show: sign in by redirect, or allow skipping consent in the API's settings and use another host name than localhost.`;
  }
  if (code !== 'lock-failed' && code !== 'network' && code !== 'timeout') return null;
  if (!(await context.reachable())) {
    return isLocal(tenantUrl)
      ? `The local tenant at ${tenantUrl} does not answer: is it running (npm run tenant)?`
      : `No tenant answers at ${tenantUrl}: check domain for a typo; it stands in ${SETTINGS}.`;
  }
  return code === 'lock-failed'
    ? `The tenant at ${tenantUrl} knows no client '${clientId}', or it has no connection switched on: compare clientId with ${SETTINGS}.`
    : `The tenant at ${tenantUrl} answers, but not to this page: add ${origin} to "Allowed Web Origins" and "Allowed Origins (CORS)" in ${SETTINGS}.`;
}

function isLocal(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(url);
}

/** Whether a tenant publishes its keys, which every one does for every origin. */
export async function answersAsTenant(tenantUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${tenantUrl}/.well-known/jwks.json`, { cache: 'no-store' });
    return response.ok;
  } catch {
    // Not there, or a server that is no tenant and lets no page read what it says.
    return false;
  }
}
