// The public names of ngx-auth0-lock/session: the session without any framework.
export { AuthError } from './auth-error';
export type { AuthErrorCause, AuthErrorCode } from './auth-error';
export {
  compileBearerRules,
  mayCarryToken,
  type BearerKind,
  type BearerMatcher,
  type BearerRule,
  type TokenRequest,
} from './requests/bearer-rules';
export { readCallbackHash, takeCallback, type CallbackPage } from './navigation/callback';
export { systemClock, type Clock } from './time/clock';
export {
  idleTimeout,
  type IdleCountdown,
  type IdleDeps,
  type IdleOptions,
  type IdleTimeout,
  type IdleWatch,
} from './idle/idle-timeout';
export { claimValues } from './token/claim-values';
export { decodeIdToken, type IdTokenClaims } from './token/id-token';
export type { LockAuthResult, LockPort, LockShowOptions } from './lock-port';
export type { PageRestored, TabChannel, TabMessage } from './tabs/tab-channel';
export type { Tabs } from './tabs/tabs';
export { safeReturnPath } from './navigation/return-path';
export { createSession } from './session';
export type {
  LoginOptions,
  Session,
  SessionOptions,
  SignInAttempt,
  UniversalLoginOptions,
} from './session-api';
export type {
  AuthEvent,
  AuthEventOrigin,
  LoginResult,
  PendingState,
  SessionState,
  SignedInState,
  SignedOutReason,
  SignedOutState,
} from './session-state';
export { logoutUrl, tenantOf, type Tenant } from './tenant';
export { getTokenExpirationDate, isTokenExpired, tokenNotExpired } from './token/token-expiry';
export { memoryStorage, webStorage, type TokenStorage } from './storage/token-storage';
export type { ExpectedIdToken } from './token/expected-id-token';
export { verifyIdToken } from './token/verify-id-token';

// For the other entry points of this package only.
export { fieldsOf as ɵfieldsOf } from './fields-of';
export { importAgain as ɵimportAgain } from './import-again';
export { numberOption as ɵnumberOption } from './number-option';
export { within as ɵwithin } from './time/wait';
