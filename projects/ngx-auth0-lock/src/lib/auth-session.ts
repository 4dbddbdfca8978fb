// The page's one session, made where its timers do not keep the app unstable.
import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, InjectionToken, NgZone, PLATFORM_ID } from '@angular/core';
import { createSession, type Session } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, SESSION_SETTINGS } from './auth-config';
import { LockLoader } from './lock-loader';

/** The session under {@link AuthService}; null on a server, where nobody's session may be touched. */
export const AUTH_SESSION = new InjectionToken<Session | null>('AUTH_SESSION', {
  factory: () => {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return null;
    const { clientId, domain, storage, storageKey, leewaySeconds } = inject(AUTH_CONFIG);
    const settings = inject(SESSION_SETTINGS, { optional: true });
    const loader = inject(LockLoader);
    const session = inject(NgZone).runOutsideAngular(() =>
      createSession({
        clientId,
        domain,
        storage,
        storageKey,
        leewaySeconds,
        ...settings,
        lock: () => loader.create(),
        showOptions: (attempt) => loader.showOptions(attempt),
      }),
    );
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
