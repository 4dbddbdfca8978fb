// The same set-up for apps made of NgModules.
import { NgModule, type ModuleWithProviders } from '@angular/core';
import { AuthButton } from './templates/auth-button/auth-button';
import type { Auth0LockFeature, AuthConfig } from './auth-config';
import { IfAuthenticated } from './templates/if-authenticated';
import { provideAuth0Lock } from './provide-auth0-lock';

/**
 * Brings `*ifAuthenticated` and `<auth-button>` to a module's templates; the root module imports
 * `AuthModule.forRoot(...)`.
 */
@NgModule({ imports: [IfAuthenticated, AuthButton], exports: [IfAuthenticated, AuthButton] })
export class AuthModule {
  /** {@link provideAuth0Lock} as a module. */
  static forRoot(
    config: AuthConfig | (() => AuthConfig),
    ...features: Auth0LockFeature[]
  ): ModuleWithProviders<AuthModule> {
    return { ngModule: AuthModule, providers: [provideAuth0Lock(config, ...features)] };
  }
}
