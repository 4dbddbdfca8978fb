// Sets the library up for an app.
import {
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { AuthError, lockOptions } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, type Auth0LockFeature, type AuthConfig } from './auth-config';
import { AuthService } from './auth-service';

declare const ngDevMode: boolean | undefined;

/**
 * Sets up sessions for Auth0 Lock in an app; once, in its root providers, before or after
 * `provideRouter`.
 *
 * @param config two values are required; a function is called when the app starts and may `inject()`.
 * @param features what an app opts into: `withBearer()`, `withRenewal()`, …
 * @throws AuthError `config` when client id or domain are missing or malformed, or an option for
 * Lock is unsafe: at once in dev mode; else when the app starts, or when Lock is first needed.
 *
 * @example
 * bootstrapApplication(App, {
 *   providers: [provideAuth0Lock({ clientId: 'abc', domain: 'acme.eu.auth0.com' })],
 * });
 */
export function provideAuth0Lock(
  config: AuthConfig | (() => AuthConfig),
  ...features: Auth0LockFeature[]
): EnvironmentProviders {
  let read = typeof config === 'function' ? config : () => config;
  if (typeof ngDevMode === 'undefined' || ngDevMode) {
    refuseDoubles(features);
    if (typeof config === 'function') read = () => refuseUnsafe(config());
    else refuseUnsafe(config);
  }
  return makeEnvironmentProviders([
    { provide: AUTH_CONFIG, useFactory: read },
    // Before the Router looks at the address bar, which may hold an answer of Lock.
    provideEnvironmentInitializer(() => void inject(AuthService)),
    features.map(({ ɵproviders }) => ɵproviders),
  ]);
}

// Early, for the developer. In production the session refuses a bad client id or domain when the app
// starts, and no Lock is ever made with unsafe options.
function refuseUnsafe(config: AuthConfig): AuthConfig {
  const { clientId, domain, lock } = config;
  if (typeof clientId !== 'string' || !clientId) {
    throw new AuthError('config', 'clientId is missing: your Auth0 dashboard shows it.');
  }
  lockOptions({ clientId, domain, lock, redirectUrl: '' });
  return config;
}

function refuseDoubles(features: readonly Auth0LockFeature[]): void {
  const kinds = features.map((feature) => feature.ɵkind);
  const double = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (double) {
    throw new AuthError('config', `provideAuth0Lock: ${double}() is given twice; give it once.`);
  }
}
