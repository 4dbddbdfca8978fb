// Fetches Lock when it is first needed and makes the page's one Lock.
import { CSP_NONCE, DestroyRef, DOCUMENT, inject, InjectionToken, LOCALE_ID } from '@angular/core';
import {
  ɵimportAgain as importAgain,
  type LockPort,
  type SessionOptions,
} from 'ngx-auth0-lock/session';
import { AUTH_CONFIG } from '../auth-config';
import { appUrl } from '../browser-window';
import type { LockCode, LockRequest } from './lock-code';

/** Fetches Lock's code; tests replace it. A relative `import()`, so that Lock is a chunk of its own. */
export const LOCK_LOADER = new InjectionToken<() => Promise<LockCode>>('LOCK_LOADER', {
  factory: () => async () =>
    (await importAgain(() => import('./lock-entry'), 'lockCode', 'lock-load')).lockCode,
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
