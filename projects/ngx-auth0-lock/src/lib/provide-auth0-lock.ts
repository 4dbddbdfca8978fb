// Sets the library up for an app.
import {
  DestroyRef,
  ErrorHandler,
  inject,
  Injector,
  makeEnvironmentProviders,
  NgZone,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { AuthError, tenantOf } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, FIRST_AID, type Auth0LockFeature, type AuthConfig } from './auth-config';
import { unknownOptions } from './diagnosis/config-mistakes';
import { AuthService } from './auth-service';

declare const ngDevMode: boolean | undefined;

/**
 * Sets up sessions for Auth0 Lock in an app; once, in its root providers, before or after
 * `provideRouter`.
 *
 * @param config two values are required; a function is called when the app starts and may `inject()`.
 * @param features what an app opts into: `withBearer()`, `withRenewal()`, …
 * @throws AuthError `config` when client id or domain are missing or malformed: at once in dev mode,
 * else when the app starts. Unsafe options for Lock go to the app's `ErrorHandler` as it starts, in dev
 * mode; no Lock is ever made with them.
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
  const read = typeof config === 'function' ? config : () => config;
  if (typeof ngDevMode === 'undefined' || ngDevMode) {
    refuseDoubles(features);
    // Early, for the developer; else the session refuses it when the app starts.
    if (typeof config !== 'function') refuseIncomplete(config);
  }
  return makeEnvironmentProviders([
    { provide: AUTH_CONFIG, useFactory: read },
    // Before the Router looks at the address bar, which may hold an answer of Lock.
    provideEnvironmentInitializer(() => {
      inject(AuthService);
      if (typeof ngDevMode === 'undefined' || ngDevMode) {
        reportUnsafe();
        explainMistakes();
      }
    }),
    features.map(({ ɵproviders }) => ɵproviders),
  ]);
}

function refuseIncomplete(config: AuthConfig): void {
  const { clientId, domain } = config;
  const [misspelt] = unknownOptions(config);
  if (misspelt) throw new AuthError('config', misspelt);
  if (typeof clientId !== 'string' || !clientId) {
    throw new AuthError('config', 'clientId is missing: your Auth0 dashboard shows it.');
  }
  tenantOf(domain);
}

// What knows the unsafe options is Lock's, and no first load holds it: not even a static import whose
// use a build drops may name it. Nothing waits: Lock refuses them itself.
function reportUnsafe(): void {
  const { lock = {}, ...config } = inject(AUTH_CONFIG);
  const handler = inject(ErrorHandler);
  if (typeof ngDevMode === 'undefined' || ngDevMode) {
    void import('ngx-auth0-lock/lock')
      .then(({ lockOptions }) => lockOptions({ ...config, lock, redirectUrl: '' }))
      .catch((error: unknown) => {
        // Any other says that the file did not come.
        if (error instanceof AuthError) handler.handleError(error);
      });
  }
}

// A lazy file, so that not even the development build of an app starts later for it.
function explainMistakes(): void {
  const injector = inject(Injector);
  const destroyRef = inject(DestroyRef);
  if (!inject(FIRST_AID)) return;
  if (typeof ngDevMode === 'undefined' || ngDevMode) {
    inject(NgZone).runOutsideAngular(() => {
      import('./diagnosis/first-aid').then(
        ({ firstAid }) => destroyRef.destroyed || firstAid(injector),
        // Offline: then nothing of it matters.
        () => {},
      );
    });
  }
}

function refuseDoubles(features: readonly Auth0LockFeature[]): void {
  const kinds = features.map((feature) => feature.ɵkind);
  const double = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (double) {
    throw new AuthError('config', `provideAuth0Lock: ${double}() is given twice; give it once.`);
  }
}
