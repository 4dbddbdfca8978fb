// The public names of ngx-auth0-lock/session: the session without any framework.
export { AuthError } from './auth-error';
export type { AuthErrorCause, AuthErrorCode } from './auth-error';
export {
  compileBearerRules,
  mayCarryToken,
  type BearerMatcher,
  type BearerRule,
} from './bearer-rules';
export { readCallbackHash, takeCallback, type CallbackPage } from './callback-hash';
export { systemClock, type Clock } from './clock';
export { idleTimeout, type IdleOptions, type IdleTimeout } from './idle-timeout';
export { decodeIdToken, type IdTokenClaims } from './id-token';
export {
  lockDomain,
  lockOptions,
  showOptions,
  type LockConfig,
  type LockOptions,
} from './lock-options';
export type { LockAuthResult, LockPort, LockShowOptions } from './lock-port';
export type { TabHint, Tabs, TabsWatch } from './other-tabs';
export { safeReturnPath } from './return-path';
export { createSession } from './session';
export type { Session, SessionOptions, SignInAttempt, SignInOptions } from './session-api';
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
export { getTokenExpirationDate, isTokenExpired, tokenNotExpired } from './token-expiry';
export { memoryStorage, webStorage, type TokenStorage } from './token-storage';
export { verifyIdToken, type ExpectedIdToken } from './verification';
