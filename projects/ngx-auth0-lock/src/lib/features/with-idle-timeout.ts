// Ends a session that nobody uses, and says so beforehand.
import { DestroyRef, inject, Injectable, NgZone, signal } from '@angular/core';
import { idleTimeout, type IdleOptions } from 'ngx-auth0-lock/session';
import { feature, IDLE_TIMEOUT, type Auth0LockFeature } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';

/**
 * Signs out, with reason `idle`, when nobody has used a key or a pointer in any tab of the app for
 * `afterSeconds`. It holds over sleep, reloads and a closed browser. Silent renewal does not count.
 *
 * What ends is the session of the app: the tenant may still know the person, and let them in without
 * a password. {@link IdleWarning} says how long is left.
 *
 * @throws AuthError `config` when a number of seconds is none, or the warning as long as the whole.
 */
export function withIdleTimeout(options: IdleOptions): Auth0LockFeature {
  return feature('withIdleTimeout', [{ provide: IDLE_TIMEOUT, useValue: idleTimeout(options) }]);
}

/**
 * How long somebody may go on doing nothing, for a page to warn them. Without `withIdleTimeout()`, and
 * on a server, it never warns.
 *
 * @example
 * `@if (idle.secondsLeft(); as seconds) { <p role="alert">Signing out in {{ seconds }} s</p> }`
 */
@Injectable({ providedIn: 'root' })
export class IdleWarning {
  private readonly countdown = inject(AUTH_SESSION)?.idle;
  private readonly left = signal(this.countdown?.secondsLeft ?? null);

  /**
   * Whole seconds until the session ends, in the last `warnSeconds` before that; null else. A click,
   * a key or a turn of the wheel in any tab makes it null again; a pointer that only moves does not,
   * so that a warning stays until it can be clicked.
   */
  readonly secondsLeft = this.left.asReadonly();

  constructor() {
    const { countdown } = this;
    if (!countdown) return;
    const zone = inject(NgZone);
    const undo = countdown.subscribe(() => zone.run(() => this.left.set(countdown.secondsLeft)));
    inject(DestroyRef).onDestroy(undo);
  }

  /** Somebody is there although they touch nothing, such as while a film runs: counts as activity. */
  stay(): void {
    this.countdown?.stay();
  }
}
