// The page's one session, made where its timers do not keep the app unstable.
import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, DOCUMENT, inject, InjectionToken, NgZone, PLATFORM_ID } from '@angular/core';
import { createSession, type Session } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, IDLE_TIMEOUT, SESSION_SETTINGS, type AuthConfig } from './auth-config';
import { appUrl } from './browser-window';
import { PAGE_LOCK } from './lock/lock-loader';

/** The session under {@link AuthService}; null on a server, where nobody's session may be touched. */
export const AUTH_SESSION = new InjectionToken<Session | null>('AUTH_SESSION', {
  factory: () => {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return null;
    const config = inject(AUTH_CONFIG);
    // Of the configuration, `lock` alone means something else here.
    const options = {
      ...config,
      ...(config.flow === 'code' && forCode(config, inject(DOCUMENT))),
      ...inject(SESSION_SETTINGS, { optional: true }),
      ...inject(PAGE_LOCK),
      idle: inject(IDLE_TIMEOUT, { optional: true }) ?? undefined,
    };
    const session = inject(NgZone).runOutsideAngular(() => createSession(options));
    inject(DestroyRef).onDestroy(() => session.destroy());
    return session;
  },
});

/** What a renewal asks for again, and where the codes come to. */
function forCode({ lock, audience, scope, callbackPath }: AuthConfig, document: Document) {
  const { audience: ofLock, params } = lock?.auth ?? {};
  return {
    redirectUrl: appUrl(document, callbackPath),
    audience: audience ?? ofLock ?? (params?.['audience'] as string | undefined),
    scope: scope ?? (params?.['scope'] as string | undefined),
  };
}

/** Settles when the session is no longer `pending`, which takes 10 s at most. */
export function settled(session: Session): Promise<void> {
  return new Promise((resolve) => {
    const undo = session.subscribe(() => {
      if (session.state.status === 'pending') return;
      undo();
      resolve();
    });
  });
}
