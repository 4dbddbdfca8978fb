// How the demo is told its tenant and its API at build time (see src/app/tenant.ts).

export interface DemoSettings {
  readonly domain: string;
  readonly clientId: string;
  /** Empty: ask for no access token. */
  readonly audience: string;
  /** Address of the demo's API. */
  readonly api: string;
}

/** Arguments for `ng build demo` and `ng serve demo`. */
export function defineArguments({ domain, clientId, audience, api }: DemoSettings): string[] {
  const values = {
    AUTH0_DOMAIN: domain,
    AUTH0_CLIENT_ID: clientId,
    AUTH0_AUDIENCE: audience,
    DEMO_API: api,
  };
  return Object.entries(values).map(([name, value]) => `--define=${name}=${JSON.stringify(value)}`);
}
