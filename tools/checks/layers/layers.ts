// The order of the library's files, and of its schematics' folders: each imports only what stands below it.
// A new file gets its place here.

/** One file, or siblings that never import one another. Names without `.ts`. */
export type Layer = string | readonly string[];

/** projects/ngx-auth0-lock/session, from the session down to what knows nothing. */
export const sessionLayers: readonly Layer[] = [
  'session',
  'lock/lazy-lock-client',
  'lock/lock-client',
  'renewal/renewal',
  ['lock/sign-in', 'lock/page-lock', 'lock/lock-options'],
  'lock/accept-answer',
  ['lock/lock-error', 'lock/same-site', 'lock/random-text'],
  'session-api',
  'state/stored-session-sync',
  ['state/session-store', 'idle/idle-timeout'],
  ['state/session-transition', 'idle/user-activity'],
  ['state/current-session', 'state/state-table'],
  ['storage/session-record', 'storage/resilient-storage', 'storage/ended-lines', 'tabs/tabs'],
  ['storage/token-storage', 'tabs/tab-channel', 'tabs/tab-lock'],
  ['navigation/callback', 'navigation/return-path', 'requests/bearer-rules'],
  'token/verify-id-token',
  'token/jose-verifier',
  ['token/expected-id-token', 'token/stored-token', 'token/token-expiry'],
  ['session-state', 'tenant', 'number-option'],
  ['lock-port', 'token/id-token', 'auth-error'],
  ['time/clock-offset', 'time/scheduler'],
  'time/wait',
  ['time/clock', 'events/emitter', 'events/bounded-set', 'fields-of'],
];

/** projects/ngx-auth0-lock/src/lib: the Angular skin, one file per feature. */
export const angularLayers: readonly Layer[] = [
  'auth-module',
  'provide-auth0-lock',
  'guards/claims-guard',
  [
    'guards/auth-guard',
    'guards/guest-guard',
    'guards/when-signed-in',
    'http/bearer-interceptor',
    'features/with-idle-timeout',
    'features/with-renewal',
    'features/with-server-hint',
    'features/with-verified-restore',
    'templates/auth-button/auth-button',
    'templates/if-authenticated',
  ],
  'guards/guard-decision',
  'auth-service',
  'navigation/sign-in-flow',
  'navigation/app-navigation',
  ['auth-session', 'navigation/guarded-routes', 'http/bearer-retry'],
  'lock/lock-loader',
  'lock/lock-entry',
  ['lock/style-element', 'lock/language', 'lock/focus-trap'],
  ['lock/dictionaries', 'lock/lock-code'],
  'auth-config',
  'browser-window',
];

/** projects/ngx-auth0-lock/schematics, by folders: the two schematics never import one another. */
export const schematicsLayers: readonly Layer[] = [['ng-add', 'migrate'], 'app', 'code'];
