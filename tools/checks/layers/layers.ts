// The order of the library's files, and of its schematics' folders: each imports only what stands below it.
// A new file gets its place here.

/** One file, or siblings that never import one another. Names without `.ts`. */
export type Layer = string | readonly string[];

/** projects/ngx-auth0-lock/session, from the session down to what knows nothing. */
export const sessionLayers: readonly Layer[] = [
  'session',
  'lock/lock-client',
  'renewal/renewal',
  ['lock/sign-in', 'lock/page-lock', 'lock/lock-options'],
  ['lock/lock-error', 'lock/same-site'],
  'session-core',
  'session-api',
  'idle/idle-timeout',
  'state/current-session',
  'storage/session-record',
  ['storage/token-storage', 'tabs/tabs', 'navigation/callback', 'requests/bearer-rules'],
  ['navigation/return-path', 'token/jose-verifier'],
  'token/verify-id-token',
  ['token/stored-token', 'token/token-expiry'],
  ['session-state', 'tenant', 'number-option'],
  ['lock-port', 'token/id-token', 'auth-error'],
  ['time/clock-offset', 'time/scheduler'],
  ['time/clock', 'events/emitter', 'events/bounded-set'],
];

/** projects/ngx-auth0-lock/src/lib: the Angular skin, one file per feature. */
export const angularLayers: readonly Layer[] = [
  'auth-module',
  'provide-auth0-lock',
  [
    'auth-guard',
    'bearer-interceptor',
    'idle-feature',
    'if-authenticated',
    'auth-button/auth-button',
    'renewal-feature',
    'server-hint',
    'verified-restore',
  ],
  'auth-service',
  'sign-in-flow',
  'app-navigation',
  ['auth-session', 'remembered-routes', 'bearer-retry'],
  'lock-entry',
  ['lock-style', 'lock-language', 'lock-focus'],
  'lock-dictionaries',
  'lock-loader',
  'auth-config',
  'page',
];

/** projects/ngx-auth0-lock/schematics, by folders: the two schematics never import one another. */
export const schematicsLayers: readonly Layer[] = [['ng-add', 'migrate'], 'app', 'code'];
