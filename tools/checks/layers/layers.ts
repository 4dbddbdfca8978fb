// The order of the house: who stands above whom, from the whole workspace down to the library's folders.
// Each imports only what stands below it. A new folder, or a new file where files are named, gets its place here.

/**
 * A folder, whose files import one another freely; `folder/*`, whose files never do; or a file, without `.ts`.
 * In an array: siblings, which never import one another. The longest name that fits a file is its place;
 * the empty one fits every file.
 */
export type Layer = string | readonly string[];

/** The workspace, by folders. Between two of these there is no other import than down. */
export const workspaceLayers: readonly Layer[] = [
  'bench',
  ['examples/e2e', 'examples/ssr'],
  ['e2e', 'projects/lock-tenant/e2e'],
  ['tools/start', 'tools/installs', 'tools/release', 'tools/docs-site', 'tools/check-tenant'],
  ['examples/serve', 'tools/run'],
  ['karma.conf.cjs', 'tools/checks'],
  'tools/build',
  'tools/workspace',
  ['projects/lock-tenant', 'projects/ngx-auth0-lock', 'src', 'eslint.config.mjs'],
  [
    'examples/angularjs',
    'examples/lockr',
    'examples/ng-module',
    'examples/react',
    'examples/vanilla',
  ],
];

/** projects/ngx-auth0-lock/session, from the session down to what knows nothing. */
export const sessionLayers: readonly Layer[] = [
  'public-api',
  'session',
  'lock/lazy-lock-client',
  'lock/lock-client',
  'renewal',
  'lock',
  'code-flow',
  'state',
  'session-api',
  'idle',
  ['storage', 'tabs', 'navigation', 'requests'],
  'token',
  ['session-state', 'tenant', 'number-option'],
  'import-again',
  ['lock-port', 'token/id-token', 'auth-error'],
  ['time', 'events', 'fields-of'],
];

/** projects/ngx-auth0-lock/src: the Angular skin. */
export const angularLayers: readonly Layer[] = [
  'public-api',
  'lib/auth-module',
  'lib/provide-auth0-lock',
  'lib/diagnosis',
  ['lib/guards', 'lib/http', 'lib/features/*', 'lib/templates/*'],
  'lib/auth-service',
  'lib/navigation',
  ['lib/auth-session', 'lib/http/bearer-retry'],
  'lib/lock',
  'lib/auth-config',
  'lib/browser-window',
];

/** projects/ngx-auth0-lock/schematics, by folders: the two schematics never import one another. */
export const schematicsLayers: readonly Layer[] = [
  ['ng-add', 'migrate'],
  'migrate/leftovers',
  ['migrate/auth0-angular', 'migrate/angular2-jwt', 'migrate/jwt-module', 'migrate/lock-service'],
  'migrate/templates',
  'migrate/report',
  'migrate/symbols',
  'app',
  'code',
];

/** projects/lock-tenant/src, from the program and the function that make a tenant down to plain HTTP. */
export const tenantLayers: readonly Layer[] = [
  'playwright',
  'cli.ts',
  'cli',
  'public-api',
  'create-tenant',
  'tenant-routes',
  ['tenant-handle', 'status-page', 'universal-login'],
  'snapshots',
  ['control', 'oidc', 'sign-in', 'database', 'lock', 'social'],
  'passwordless',
  'pages',
  'gate',
  ['tenant', 'tenant-context'],
  'outbox',
  'accounts',
  'settings',
  'faults',
  'clock',
  ['keys', 'http', 'option-error'],
];
