// The public names of ngx-auth0-lock: the session in an Angular app.
export { AuthButton } from './lib/templates/auth-button/auth-button';
export { AUTH_CONFIG, type Auth0LockFeature, type AuthConfig } from './lib/auth-config';
export { authGuard, AuthGuard } from './lib/guards/auth-guard';
export { claimsGuard } from './lib/guards/claims-guard';
export { freshGuard } from './lib/guards/fresh-guard';
export { guestGuard } from './lib/guards/guest-guard';
export type { GuardedRoute, GuardTarget } from './lib/guards/guard-decision';
export { whenSignedIn, whenSignedOut } from './lib/guards/when-signed-in';
export { AuthModule } from './lib/auth-module';
export { AuthService } from './lib/auth-service';
export { bearerInterceptor, SKIP_BEARER, withBearer } from './lib/http/bearer-interceptor';
export { IdleWarning, withIdleTimeout } from './lib/features/with-idle-timeout';
export { IfAuthenticated, type IfAuthenticatedContext } from './lib/templates/if-authenticated';
export { provideAuth0Lock } from './lib/provide-auth0-lock';
export { withRenewal, type RenewalOptions } from './lib/features/with-renewal';
export { withServerHint } from './lib/features/with-server-hint';
export { withVerifiedRestore } from './lib/features/with-verified-restore';

// What an app meets of the session without importing ngx-auth0-lock/session as well.
export {
  AuthError,
  claimValues,
  decodeIdToken,
  getTokenExpirationDate,
  isTokenExpired,
  tokenNotExpired,
} from 'ngx-auth0-lock/session';
export type { LockOptions } from 'ngx-auth0-lock/lock';
export type { LogoutOptions } from 'ngx-auth0-lock/navigation';
export type {
  AuthErrorCause,
  AuthErrorCode,
  AuthEvent,
  AuthEventOrigin,
  BearerRule,
  IdleOptions,
  IdTokenClaims,
  LockShowOptions,
  LoginOptions,
  LoginResult,
  PendingState,
  SessionState,
  SignedInState,
  SignedOutReason,
  SignedOutState,
  TokenRequest,
  TokenStorage,
  UniversalLoginOptions,
} from 'ngx-auth0-lock/session';

// For the other entry points of this package only.
export { FIRST_AID as ɵFIRST_AID, PENDING_HINT as ɵPENDING_HINT } from './lib/auth-config';
export { AUTH_SESSION as ɵAUTH_SESSION } from './lib/auth-session';
export { BROWSER_WINDOW as ɵBROWSER_WINDOW } from './lib/browser-window';
export type { LockCode as ɵLockCode } from './lib/lock/lock-code';
export { LOCK_LOADER as ɵLOCK_LOADER } from './lib/lock/lock-loader';
export { NAVIGATION_CODE as ɵNAVIGATION_CODE } from './lib/navigation/lazy-navigation';
