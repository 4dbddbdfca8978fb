// Takes a person to Lock, and back to the page that was wanted.
import { DestroyRef, inject, Injectable, NgZone } from '@angular/core';
import {
  takeCallback,
  type AuthError,
  type LockShowOptions,
  type LoginResult,
  type Session,
} from 'ngx-auth0-lock/session';
import { AppNavigation } from './app-navigation';
import { AUTH_CONFIG } from './auth-config';
import { appUrl, PAGE } from './page';

/** How {@link AuthService.login} signs somebody in. */
export interface LoginOptions {
  /** Path of the app to come back to, starting with `/`. Default: the current page. */
  readonly returnTo?: string;
  /** Options for this one `lock.show()`. */
  readonly lock?: LockShowOptions;
}

/** The way to Lock and back; only {@link AuthService} uses it. */
@Injectable({ providedIn: 'root' })
export class SignInFlow {
  private readonly zone = inject(NgZone);
  private readonly navigation = inject(AppNavigation);
  private readonly callbackPath = inject(AUTH_CONFIG).callbackPath;
  private attempt: Promise<LoginResult> | null = null;
  private wanted: string | undefined;
  private resuming = false;
  private destroyed = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.destroyed = true));
  }

  /** Whether a sign-in of this page decides where to go next. */
  get underWay(): boolean {
    return this.attempt !== null || this.resuming;
  }

  /** Opens Lock; while it is open, only the page that is wanted changes. */
  signIn(session: Session, { returnTo, lock }: LoginOptions): Promise<LoginResult> {
    if (returnTo !== undefined || !this.attempt) {
      this.wanted = returnTo ?? this.navigation.returnPath();
    }
    return (this.attempt ??= this.openLock(session, lock));
  }

  /**
   * Takes an answer of Lock out of the address bar, before the Router reads it, and has it checked.
   *
   * @returns why it was refused, if it was.
   */
  takeUpCallback(session: Session, { location, history, document }: Window): AuthError | null {
    const { pathname } = new URL(appUrl(document, this.callbackPath));
    const callback = takeCallback({ location, history, cookie: document.cookie }, pathname);
    if (!callback) return null;
    if ('refused' in callback) return callback.refused;
    this.resuming = true;
    const checked = this.zone.runOutsideAngular(() => session.resume(callback.hash));
    void checked.then((result) => this.settle(() => this.afterCallback(result)));
    return null;
  }

  /**
   * Goes on from the page that Lock returned to, which is no page to come Back to. Called with the
   * event of the sign-in and not when its promise settles: a guard that waits would be faster, and
   * show the page that Lock returned to.
   */
  arrive(returnTo: string | null): void {
    if (this.resuming) this.navigation.go(returnTo ?? '/', true);
    this.resuming = false;
  }

  private async openLock(session: Session, lock?: LockShowOptions): Promise<LoginResult> {
    // A getter: read when Lock opens, so that the page that was wanted last is remembered.
    const wanted = () => this.wanted;
    const options = {
      lock,
      get returnTo() {
        return wanted();
      },
    };
    const result = await this.zone.runOutsideAngular(() => session.signIn(options));
    this.attempt = null;
    this.settle(() => this.afterSignIn(result));
    return result;
  }

  /** Goes on in the app, unless Lock took so long that there is none any more. */
  private settle(goOn: () => void): void {
    if (!this.destroyed) this.zone.run(goOn);
  }

  private afterSignIn({ outcome }: LoginResult): void {
    const { navigation, wanted } = this;
    if (outcome === 'signed-in') {
      const path = navigation.safePath(wanted);
      if (path) navigation.go(path);
      else navigation.followSession();
    } else if (wanted !== '/') {
      navigation.leaveBlankPage();
    }
  }

  private afterCallback(result: LoginResult): void {
    if (result.outcome === 'signed-in') this.arrive(result.returnTo);
    // The callback page has nothing more to say; with the base URL people are where they should be.
    else if (this.callbackPath) this.arrive('/');
    this.resuming = false;
  }
}
