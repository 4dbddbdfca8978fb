// Asks a tenant, without signing anybody in, whether it is set for the code flow; each probe names the setting.
import { missing, works, type Finding } from './finding.ts';

export interface ProbedTenant {
  /** `https://acme.eu.auth0.com`, without a slash at its end. */
  readonly url: string;
  readonly clientId: string;
  /** Where the app is served: `http://localhost:4200`. */
  readonly origin: string;
  /** Where the tenant comes back to. */
  readonly callback: string;
  readonly audience: string | null;
}

type Probe = (tenant: ProbedTenant) => Promise<Finding>;

/** In the order in which they make sense: without the first, the rest says little. */
export const probes: readonly Probe[] = [
  discovery,
  keys,
  lockSettings,
  callback,
  codeGrant,
  refreshGrant,
  corsOrigin,
  crossOriginAuthentication,
  webOrigin,
  logoutUrl,
  implicitGrant,
];

async function discovery({ url }: ProbedTenant): Promise<Finding> {
  const response = await fetch(`${url}/.well-known/openid-configuration`).catch(() => null);
  const what = 'The tenant answers, under its own name';
  if (!response?.ok) return missing(what, `${url} is no tenant that can be reached: --domain`);
  const { issuer } = (await response.json().catch(() => ({}))) as { issuer?: string };
  return issuer === `${url}/`
    ? works(what)
    : missing(what, `its issuer is ${issuer ?? 'missing'}: --domain must be that name`);
}

async function keys({ url }: ProbedTenant): Promise<Finding> {
  const what = 'It has RS256 keys';
  const response = await fetch(`${url}/.well-known/jwks.json`).catch(() => null);
  const body = (await response?.json().catch(() => ({}))) as { keys?: { kty?: string }[] };
  return body?.keys?.some(({ kty }) => kty === 'RSA')
    ? works(what)
    : missing(what, 'Advanced → OAuth → JSON Web Token Signature Algorithm: RS256');
}

async function lockSettings({ url, clientId }: ProbedTenant): Promise<Finding> {
  const what = 'Lock finds the application and a connection';
  const response = await fetch(`${url}/client/${encodeURIComponent(clientId)}.js`).catch(
    () => null,
  );
  const text = response?.ok ? await response.text() : '';
  if (!text.includes(clientId)) return missing(what, 'no application has this client id: --client');
  return /"connections":\s*\[\s*\{/.test(text)
    ? works(what)
    : missing(what, 'enable a connection for the application: Authentication → Database');
}

async function callback(tenant: ProbedTenant): Promise<Finding> {
  const what = `It comes back to ${tenant.callback}`;
  const { location, text } = await authorize(tenant);
  if (location?.startsWith(tenant.callback)) return works(what);
  return missing(what, `Allowed Callback URLs: add ${tenant.callback}${shortly(text)}`);
}

async function codeGrant(tenant: ProbedTenant): Promise<Finding> {
  const what = 'A code can be asked for and redeemed without a secret';
  const asked = errorIn((await authorize(tenant)).location);
  const { status, error } = await token(tenant, {
    grant_type: 'authorization_code',
    code: 'of-nobody',
    code_verifier: VERIFIER,
    redirect_uri: tenant.callback,
  });
  if (asked === 'unauthorized_client' || error === 'unauthorized_client') {
    return missing(what, 'Advanced → Grant Types: Authorization Code');
  }
  if (error === 'invalid_grant') return works(what);
  return missing(
    what,
    `Application Type: Single Page Application (the tenant said ${status} ${error ?? ''})`,
  );
}

async function refreshGrant(tenant: ProbedTenant): Promise<Finding> {
  const what = 'Refresh tokens can be used';
  const { error } = await token(tenant, {
    grant_type: 'refresh_token',
    refresh_token: 'of-nobody',
  });
  return error === 'invalid_grant'
    ? works(what)
    : missing(
        what,
        `Advanced → Grant Types: Refresh Token (the tenant said ${error ?? 'nothing'})`,
      );
}

async function corsOrigin({ url, clientId, origin }: ProbedTenant): Promise<Finding> {
  const what = `Pages of ${origin} may call it`;
  const { allowed } = await cross({ url, clientId, origin });
  return allowed ? works(what) : missing(what, `Allowed Origins (CORS): add ${origin}`);
}

async function crossOriginAuthentication(tenant: ProbedTenant): Promise<Finding> {
  const what = "Lock's form may send a password";
  const { error } = await cross(tenant);
  return error === 'unauthorized_client'
    ? missing(what, 'Cross-Origin Authentication: allowed')
    : works(what);
}

async function webOrigin(tenant: ProbedTenant): Promise<Finding> {
  const what = 'It answers a hidden frame of that origin, for sign-ins within the page';
  const { text, status } = await authorize(tenant, { response_mode: 'web_message' });
  return status === 200 && text.includes(tenant.origin)
    ? works(what)
    : missing(what, `Allowed Web Origins: add ${tenant.origin}`);
}

async function logoutUrl({ url, clientId, origin }: ProbedTenant): Promise<Finding> {
  const what = `A sign-out comes back to ${origin}/`;
  const address = new URL(`${url}/v2/logout`);
  address.search = new URLSearchParams({ client_id: clientId, returnTo: `${origin}/` }).toString();
  const response = await fetch(address, { redirect: 'manual' });
  return response.headers.get('location')?.startsWith(origin)
    ? works(what)
    : missing(what, `Allowed Logout URLs: add ${origin}/`);
}

async function implicitGrant(tenant: ProbedTenant): Promise<Finding> {
  const { location } = await authorize(tenant, { response_type: 'token id_token', nonce: 'n' });
  return errorIn(location) === 'unauthorized_client'
    ? works('Nobody can ask for tokens in an address')
    : works(
        'The implicit grant is on',
        'once no page needs it: Advanced → Grant Types, Implicit off',
      );
}

// Any text of the right form: nothing is ever redeemed with it.
const VERIFIER = 'a'.repeat(43);

async function authorize(
  { url, clientId, callback: redirect_uri, audience }: ProbedTenant,
  more: Record<string, string> = {},
): Promise<{ status: number; location: string | null; text: string }> {
  const address = new URL(`${url}/authorize`);
  address.search = new URLSearchParams({
    ...{ client_id: clientId, redirect_uri, response_type: 'code', scope: 'openid' },
    ...{ prompt: 'none', state: 'probe', code_challenge: VERIFIER, code_challenge_method: 'S256' },
    ...(audience && { audience }),
    ...more,
  }).toString();
  const response = await fetch(address, { redirect: 'manual' });
  const location = response.headers.get('location');
  return { status: response.status, location, text: location ? '' : await response.text() };
}

function errorIn(location: string | null): string | null {
  if (!location) return null;
  const { search, hash } = new URL(location, 'http://localhost');
  return (
    new URLSearchParams(search).get('error') ?? new URLSearchParams(hash.slice(1)).get('error')
  );
}

async function token(
  { url, clientId, origin }: ProbedTenant,
  fields: Record<string, string>,
): Promise<{ status: number; error: string | null }> {
  const body = new URLSearchParams({ client_id: clientId, ...fields });
  const headers = { origin };
  const response = await fetch(`${url}/oauth/token`, { method: 'POST', body, headers });
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  return { status: response.status, error: error ?? null };
}

/** As Lock sends a password: of nobody, so that it is refused either way. */
async function cross({ url, clientId, origin }: Pick<ProbedTenant, 'url' | 'clientId' | 'origin'>) {
  const response = await fetch(`${url}/co/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      client_id: clientId,
      username: 'nobody@example.com',
      password: crypto.randomUUID(),
      realm: 'Username-Password-Authentication',
      credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
    }),
  });
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  return { allowed: response.headers.get('access-control-allow-origin') === origin, error };
}

function shortly(text: string): string {
  const said = /Callback URL mismatch|invalid_request|invalid_client|unauthorized_client/i.exec(
    text,
  );
  return said ? ` (the tenant said "${said[0]}")` : '';
}
