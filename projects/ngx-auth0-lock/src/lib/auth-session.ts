// The page's one session, made where its timers do not keep the app unstable.
import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, InjectionToken, NgZone, PLATFORM_ID } from '@angular/core';
import { createSession, type Session } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, IDLE_TIMEOUT, SESSION_SETTINGS } from './auth-config';
import { PAGE_LOCK } from './lock/lock-loader';

/** The session under {@link AuthService}; null on a server, where nobody's session may be touched. */
export const AUTH_SESSION = new InjectionToken<Session | null>('AUTH_SESSION', {
  factory: () => {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return null;
    // Of the configuration, `lock` alone means something else here.
    const options = {
      ...inject(AUTH_CONFIG),
      ...inject(SESSION_SETTINGS, { optional: true }),
      ...inject(PAGE_LOCK),
      idle: inject(IDLE_TIMEOUT, { optional: true }) ?? undefined,
    };
    const session = inject(NgZone).runOutsideAngular(() => createSession(options));
    inject(DestroyRef).onDestroy(() => session.destroy());
    return session;
  },
});

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
