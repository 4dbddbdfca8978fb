// The names of @auth0/auth0-angular, and what stands in their place.
/** Observables that templates read with `| async` → what a template calls instead. */
export const signals: Readonly<Record<string, string>> = {
  isAuthenticated$: 'authenticated()',
  user$: 'user()',
  error$: 'error()',
  isLoading$: "status() === 'pending'",
};

/** Members of its AuthService that AuthService here has not → what to do. */
export const goneMembers: Readonly<Record<string, string>> = {
  isAuthenticated$:
    'read auth.authenticated(), in a computed() or an effect() where it is to be followed.',
  user$: 'read auth.user(), in a computed() or an effect() where it is to be followed.',
  error$: 'read auth.error(), or listen to auth.events.',
  isLoading$: "read auth.status() === 'pending', which it hardly ever is.",
  idTokenClaims$: 'read auth.user(); the raw token is auth.idToken().',
  appState$: 'login({ returnTo }) goes back to a page by itself.',
  loginWithRedirect: 'call auth.login({ returnTo }), which returns a Promise that never rejects.',
  loginWithPopup: 'call auth.login(): Lock opens in the page.',
  getAccessTokenSilently:
    'use auth.accessToken(), kept fresh by withRenewal(), or let bearerInterceptor send it.',
  getAccessTokenWithPopup: 'use auth.accessToken(), with the audience in the configuration.',
  handleRedirectCallback: 'goes: the answer is taken out of the address bar at the start.',
  checkSession: 'goes: the session is restored at the start.',
  connectAccountWithRedirect: 'has no counterpart.',
  loginWithCustomTokenExchange: 'has no counterpart.',
};

/** Members that no other library has: worth a look wherever they stand. */
export const looksGone = (name: string) =>
  /^(?:isAuthenticated\$|idTokenClaims\$|loginWith(?:Redirect|Popup)|getAccessToken(?:Silently|WithPopup))$/.test(
    name,
  );

/** Names with a counterpart → its name here. */
export const renamed: Readonly<Record<string, string>> = {
  AuthService: 'AuthService',
  AuthGuard: 'authGuard',
  authGuardFn: 'authGuard',
  authHttpInterceptorFn: 'bearerInterceptor',
  User: 'IdTokenClaims',
  IdToken: 'IdTokenClaims',
};

/** Names of the package that need a person → what to do. */
export const goneNames: Readonly<Record<string, string>> = {
  AuthHttpInterceptor:
    'bearerInterceptor, in provideHttpClient(withInterceptors([…])), is in its place, with withBearer([…]).',
  AuthClientConfig:
    'goes: provideAuth0Lock() takes a function where the configuration is only known later.',
  AuthConfigService: 'goes: provideAuth0Lock() takes the configuration itself, or a function.',
  AuthModule: 'AuthModule of ngx-auth0-lock, with forRoot(), is in its place.',
  provideAuth0: 'provideAuth0Lock() is in its place.',
  HttpMethod:
    'goes: a rule of withBearer([…]) covers every method; SKIP_BEARER takes a request out.',
  AppState: 'login({ returnTo }) goes back to a page by itself.',
  AuthConfig: 'use the type AuthConfig from ngx-auth0-lock.',
};
