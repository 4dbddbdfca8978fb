// What the lazy code of Lock is asked, and what it is asked with.
import type { LockPort, SignInAttempt } from 'ngx-auth0-lock/session';
import type { AuthConfig } from '../auth-config';

/** What a Lock is made from. */
export interface LockRequest {
  readonly config: AuthConfig;
  /** Where Lock returns to, absolute. */
  readonly redirectUrl: string;
  /** The nonce of the page's Content Security Policy, if it has one. */
  readonly nonce: string | null;
  /** The locale of the app. */
  readonly localeId: string;
}

/** Lock's code, once it is there. */
export interface LockCode {
  /** Makes a Lock, which asks the tenant for the client's settings at once. */
  createLock(request: LockRequest): Promise<LockPort>;
  /** What `lock.show()` is given for one attempt. */
  showOptions(request: LockRequest, attempt: SignInAttempt): Promise<unknown>;
}
