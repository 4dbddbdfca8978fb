// Fetches Lock when it is first needed and makes the page's one Lock.
import { CSP_NONCE, DestroyRef, DOCUMENT, inject, InjectionToken, LOCALE_ID } from '@angular/core';
import type { LockPort, SessionOptions, SignInAttempt } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, type AuthConfig } from '../auth-config';
import { appUrl } from '../browser-window';

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

/** Fetches Lock's code; tests replace it. A relative `import()`, so that Lock is a chunk of its own. */
export const LOCK_LOADER = new InjectionToken<() => Promise<LockCode>>('LOCK_LOADER', {
  factory: () => () => import('./lock-entry').then(({ lockCode }) => lockCode),
});

/**
 * How the session comes by the page's Lock. It asks for another when the code did not come, or when
 * it has destroyed the one before.
 */
export const PAGE_LOCK = new InjectionToken<Required<Pick<SessionOptions, 'lock' | 'showOptions'>>>(
  'PAGE_LOCK',
  {
    factory: () => {
      const config = inject(AUTH_CONFIG);
      const document = inject(DOCUMENT);
      const fetchCode = inject(LOCK_LOADER);
      const request: LockRequest = {
        config,
        get redirectUrl() {
          return appUrl(document, config.callbackPath);
        },
        nonce: inject(CSP_NONCE, { optional: true }),
        localeId: inject(LOCALE_ID),
      };
      let code: LockCode;
      let lock: LockPort | undefined;
      inject(DestroyRef).onDestroy(() => lock?.destroy?.());
      return {
        async lock() {
          code = await fetchCode();
          return (lock = await code.createLock(request));
        },
        // Asked for by a Lock that `lock()` has made.
        showOptions: (attempt) => code.showOptions(request, attempt),
      };
    },
  },
);
