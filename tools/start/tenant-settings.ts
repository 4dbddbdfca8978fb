// Which Auth0 tenant the demo talks to: the local one, or a real one named in auth0.config.json or in the environment.
//
// auth0.config.json (at the root, not committed; it holds no secret):
//   { "domain": "acme.eu.auth0.com", "clientId": "…", "audience": "https://…" }
// or AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_AUDIENCE, which win. The audience may be left out.

export interface TenantSettings {
  /** As Lock takes it: `acme.eu.auth0.com`, `http://localhost:4400`. */
  readonly domain: string;
  /** `iss` of its tokens, with the slash at its end. */
  readonly issuer: string;
  readonly clientId: string;
  /** The API to ask access tokens for; empty: none. */
  readonly audience: string;
}

/** What is wrong with the settings, in a sentence for the person who wrote them. */
export class SettingsError extends Error {}

/** The real tenant, or null for the local one. `file`: the text of auth0.config.json, or null where there is none. */
export function readTenantSettings(
  file: string | null,
  env: Readonly<Record<string, string | undefined>>,
): TenantSettings | null {
  const fromFile = file === null ? {} : parse(file);
  const setting = (name: string, variable: string): string => {
    const value = env[variable] ?? fromFile[name] ?? '';
    if (typeof value === 'string') return value.trim();
    throw new SettingsError(`"${name}" in auth0.config.json must be a text in quotes.`);
  };
  const domain = setting('domain', 'AUTH0_DOMAIN');
  const clientId = setting('clientId', 'AUTH0_CLIENT_ID');
  const audience = setting('audience', 'AUTH0_AUDIENCE');
  if (domain === '' && clientId === '') return null;
  if (domain === '' || clientId === '') {
    const [missing, variable] = domain
      ? ['clientId', 'AUTH0_CLIENT_ID']
      : ['domain', 'AUTH0_DOMAIN'];
    throw new SettingsError(
      `A real tenant needs its domain and a client id: set "${missing}" in auth0.config.json, or ${variable}.`,
    );
  }
  return { domain, issuer: issuerOf(domain), clientId, audience };
}

function issuerOf(domain: string): string {
  // Another local tenant is a way to try this out.
  if (/^http:\/\/localhost(:\d+)?$/.test(domain)) return `${domain}/`;
  if (!/[:/]/.test(domain)) return `https://${domain}/`;
  throw new SettingsError(`The domain is a bare name such as acme.eu.auth0.com, not ${domain}.`);
}

function parse(file: string): Record<string, unknown> {
  try {
    const settings: unknown = JSON.parse(file);
    if (typeof settings === 'object' && settings !== null) return { ...settings };
  } catch {
    // The sentence below says it.
  }
  throw new SettingsError(
    'auth0.config.json is not a JSON object like { "domain": "acme.eu.auth0.com", "clientId": "…" }.',
  );
}
