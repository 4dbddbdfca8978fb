// Checks the signature of a restored token, once per page load, when nothing waits for it.
import { DestroyRef, inject, NgZone, provideEnvironmentInitializer } from '@angular/core';
import {
  type AuthError,
  tenantOf,
  verifyIdToken,
  type AuthErrorCode,
} from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, feature, type Auth0LockFeature } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';
import { BROWSER_WINDOW, whenIdle } from '../browser-window';

// The token itself is wrong. What else can be refused is either no fault of the token (the network,
// plain http) or follows the session's own rules (its end, the clock).
const FORGED: readonly AuthErrorCode[] = ['token-malformed', 'token-signature', 'token-claims'];

/**
 * Verifies the restored ID token with the tenant's keys, once per page load, when the browser is
 * idle and online. A forged one ends the session (reason `bad-signature`); network trouble does
 * nothing, and it is tried again when the browser is online again.
 *
 * Without it a restored token is trusted by its issuer, audience and expiry alone: storage is as
 * safe as the page that can write to it. Tokens that come from Lock are always verified.
 */
export function withVerifiedRestore(): Auth0LockFeature {
  return feature('withVerifiedRestore', [provideEnvironmentInitializer(verifyRestored)]);
}

function verifyRestored(): void {
  const session = inject(AUTH_SESSION);
  const token = session?.idToken();
  if (!session || !token) return;
  const page = inject(BROWSER_WINDOW);
  const { clientId, domain } = inject(AUTH_CONFIG);
  const { issuer, jwksUrl } = tenantOf(domain);

  // Not at once on `online`: the browser says so before names resolve again.
  const later = () => whenIdle(page, () => void verify());
  const stop = () => page.removeEventListener('online', later);

  async function verify(): Promise<void> {
    // A token that has been replaced was verified, or is another tab's to verify.
    if (session!.idToken() !== token) return stop();
    if (!page.navigator.onLine) return;
    try {
      await verifyIdToken(token, { issuer, jwksUrl, clientId, now: Date.now() });
      stop();
    } catch (error) {
      // `verifyIdToken` rejects with nothing but an AuthError.
      const { code } = error as AuthError;
      if (code !== 'network') stop();
      if (FORGED.includes(code) && session!.idToken() === token) session!.signOut('bad-signature');
    }
  }

  // Out of the zone: the app is stable, and can hydrate, while this waits.
  inject(NgZone).runOutsideAngular(() => {
    page.addEventListener('online', later);
    later();
  });
  inject(DestroyRef).onDestroy(stop);
}
