// Fetches Lock when it is first needed and makes the page's one Lock.
import { CSP_NONCE, DestroyRef, DOCUMENT, inject, Injectable, InjectionToken } from '@angular/core';
import type { LockPort, SignInAttempt } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, type AuthConfig } from './auth-config';
import { appUrl } from './page';

/** What a Lock is made from. */
export interface LockRequest {
  readonly config: AuthConfig;
  /** Where Lock returns to, absolute. */
  readonly redirectUrl: string;
  /** The nonce of the page's Content Security Policy, if it has one. */
  readonly nonce: string | null;
}

/** Lock's code, once it is there. */
export interface LockCode {
  /** Makes a Lock, which asks the tenant for the client's settings at once. */
  createLock(request: LockRequest): LockPort;
  /** What `lock.show()` is given for one attempt. */
  showOptions(config: AuthConfig, attempt: SignInAttempt): unknown;
}

/** Fetches Lock's code; tests replace it. A relative `import()`, so that Lock is a chunk of its own. */
export const LOCK_LOADER = new InjectionToken<() => Promise<LockCode>>('LOCK_LOADER', {
  factory: () => () => import('./lock-entry').then(({ lockCode }) => lockCode),
});

/** Makes the page's Lock: two would both read the same answer, and the second would refuse it. */
@Injectable({ providedIn: 'root' })
export class LockLoader {
  private readonly config = inject(AUTH_CONFIG);
  private readonly document = inject(DOCUMENT);
  private readonly nonce = inject(CSP_NONCE, { optional: true });
  private readonly fetchCode = inject(LOCK_LOADER);
  private code: LockCode | null = null;
  private lock: LockPort | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.lock?.destroy?.());
  }

  /**
   * Makes a Lock. The session asks for another when the code did not come, or when it has destroyed
   * the one before.
   */
  async create(): Promise<LockPort> {
    const { config, document, nonce } = this;
    this.code = await this.fetchCode();
    const redirectUrl = appUrl(document, config.callbackPath);
    return (this.lock = this.code.createLock({ config, redirectUrl, nonce }));
  }

  /** What `lock.show()` is given for one attempt, by the Lock that {@link create} has made. */
  showOptions(attempt: SignInAttempt): unknown {
    return this.code!.showOptions(this.config, attempt);
  }
}
