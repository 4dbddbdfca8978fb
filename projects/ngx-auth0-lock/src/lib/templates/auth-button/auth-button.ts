// The button that signs in and out.
import { Component, computed, inject, input, signal } from '@angular/core';
import { AUTH_CONFIG, PENDING_HINT } from '../../auth-config';
import type { LogoutOptions } from 'ngx-auth0-lock/navigation';
import { AuthService } from '../../auth-service';

/**
 * One real button: Log in while nobody is signed in, Log out else. While that is not known yet it
 * is invisible and keeps its place; while Lock is on its way it says so. Themed by CSS variables
 * that start with `--auth-button-` (see `auth-button.css`).
 *
 * @example
 * <auth-button loginLabel="Sign in" logoutScope="app" />
 */
@Component({
  selector: 'auth-button',
  templateUrl: './auth-button.html',
  styleUrl: './auth-button.css',
})
export class AuthButton {
  /** The words while nobody is signed in. */
  readonly loginLabel = input('Log in');
  /** The words while somebody is. */
  readonly logoutLabel = input('Log out');
  /** Shown from the click until the attempt to sign in is over. */
  readonly busyLabel = input('Logging in…');
  /** Path of the app to come back to after signing in. Default: the current page. */
  readonly returnTo = input<string>();
  /** How far signing out goes. Default: `tenant`. */
  readonly logoutScope = input<LogoutOptions['scope']>();
  /** Path of the app to go to after signing out. */
  readonly logoutReturnTo = input<string>();

  private readonly auth = inject(AuthService);
  private readonly config = inject(AUTH_CONFIG);
  private readonly hint = inject(PENDING_HINT, { optional: true });

  protected readonly busy = signal(false);
  /** Whether to offer Log out; null for no idea yet. */
  private readonly signedIn = computed(() => {
    const status = this.auth.status();
    return status === 'pending' ? (this.hint?.() ?? null) : status === 'signed-in';
  });
  protected readonly unknown = computed(() => this.signedIn() === null);
  protected readonly label = computed(() => {
    if (this.busy()) return this.busyLabel();
    return this.signedIn() ? this.logoutLabel() : this.loginLabel();
  });

  protected async signInOrOut(): Promise<void> {
    const { auth } = this;
    // Not `disabled` while busy: the button would lose the focus that Lock gives back.
    if (this.busy() || auth.status() === 'pending') return;
    if (auth.authenticated()) {
      auth.logout({ scope: this.logoutScope(), returnTo: this.logoutReturnTo() });
      return;
    }
    this.busy.set(true);
    await auth.login({ returnTo: this.returnTo() });
    this.busy.set(false);
  }

  protected fetchLockAhead(): void {
    if (this.config.preload !== 'never') this.auth.preload();
  }
}
