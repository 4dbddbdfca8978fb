// Which Auth0 tenant and which API the demo talks to: the local ones, unless the build says
// otherwise. `npm start` passes on what auth0.config.json or environment variables of these names
// say; a build by hand takes `--define`.
declare const AUTH0_DOMAIN: string | undefined;
declare const AUTH0_CLIENT_ID: string | undefined;
declare const AUTH0_AUDIENCE: string | undefined;
declare const DEMO_API: string | undefined;
declare const DEMO_GUIDES: string | undefined;

/** The tenant: `acme.eu.auth0.com`, or the local one. */
export const domain =
  typeof AUTH0_DOMAIN === 'string' && AUTH0_DOMAIN ? AUTH0_DOMAIN : 'http://localhost:4400';

/** Its address, without a slash at the end. */
export const tenantUrl = domain.startsWith('http') ? domain : `https://${domain}`;

/** The client id of the application, as Auth0's dashboard shows it. */
export const clientId =
  typeof AUTH0_CLIENT_ID === 'string' && AUTH0_CLIENT_ID ? AUTH0_CLIENT_ID : 'demo-client';

/** The API that the access token is for, by its identifier; empty for none. */
export const audience =
  typeof AUTH0_AUDIENCE === 'string' ? AUTH0_AUDIENCE : 'https://api.demo.example';

/** The demo's second API, by its identifier; only the local tenant has it. */
export const reportsAudience = 'https://reports.demo.example';

/** Where the demo's API answers. */
export const demoApi =
  typeof DEMO_API === 'string' && DEMO_API ? DEMO_API : 'http://localhost:4500';

/** Whether this is the local tenant, whose users and passwords are no secret. */
export const isLocalTenant = domain.startsWith('http://localhost:');

/** The local tenant's own page: its requests, the codes it would have mailed, its faults. Else null. */
export const tenantPage = isLocalTenant ? `${domain}/` : null;

/** Where the guides are served; null where they are not. */
export const guides = typeof DEMO_GUIDES === 'string' && DEMO_GUIDES ? DEMO_GUIDES : null;

/** Who can log in at the local tenant. */
export const localUsers = [
  { name: 'Ada', email: 'ada@example.com', password: 'lovelace-1843', role: null },
  { name: 'Grace', email: 'grace@example.com', password: 'hopper-1906', role: 'admin' },
] as const;
