// Lets @auth0/angular-jwt read this library's session.
import { inject, untracked } from '@angular/core';
import { JWT_OPTIONS, JwtHelperService, type JwtConfig } from '@auth0/angular-jwt';
import { AuthService, type Auth0LockFeature } from 'ngx-auth0-lock';

/**
 * Provides `JwtHelperService` and `JWT_OPTIONS` on this session: `isTokenExpired()` and the like
 * read its ID token, which is null once it has expired. Apps that provide `JwtInterceptor` or import
 * `JwtModule` with a `jwtOptionsProvider` of their own give their settings here.
 *
 * It attaches nothing to a request. `JwtInterceptor` sends the token to the whole host of the page
 * and to every path of an allowed domain: prefer `withBearer`.
 *
 * @param options as for `JwtModule`; a `tokenGetter` among them replaces the session's.
 */
export function withAngularJwt(options: JwtConfig = {}): Auth0LockFeature {
  return {
    ɵkind: 'withAngularJwt',
    ɵproviders: [
      {
        provide: JWT_OPTIONS,
        useFactory: (): JwtConfig => {
          const auth = inject(AuthService);
          return { tokenGetter: () => untracked(() => auth.idToken()), ...options };
        },
      },
      JwtHelperService,
    ],
  };
}
