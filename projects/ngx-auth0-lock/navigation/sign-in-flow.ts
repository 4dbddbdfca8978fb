// Takes a person to Lock, and back to the page that was wanted.
import { ApplicationInitStatus, DestroyRef, NgZone } from '@angular/core';
import type { LoginOptions, LoginResult } from 'ngx-auth0-lock/session';
import type { AppNavigation } from './app-navigation';
import type { NavigationDeps } from './navigation-deps';

/** The way to Lock and back. */
export class SignInFlow {
  private attempt: Promise<LoginResult> | null = null;
  private wanted: string | undefined;
  private resuming = false;
  private readonly zone: NgZone;
  private readonly destroyRef: DestroyRef;

  constructor(
    private readonly deps: NavigationDeps,
    private readonly app: AppNavigation,
  ) {
    this.zone = deps.injector.get(NgZone);
    this.destroyRef = deps.injector.get(DestroyRef);
  }

  /** Whether a sign-in of this page decides where to go next. */
  get underWay(): boolean {
    return this.attempt !== null || this.resuming;
  }

  /** Opens Lock; while it is open, only the page that is wanted changes. */
  signIn({ returnTo, ...others }: LoginOptions): Promise<LoginResult> {
    if (returnTo !== undefined || !this.attempt) this.wanted = returnTo ?? this.app.returnPath();
    const wanted = () => this.wanted;
    const options = {
      ...others,
      // Read when Lock opens, so that the page that was wanted last is remembered.
      get returnTo() {
        return wanted();
      },
    };
    const { session } = this.deps;
    return (this.attempt ??= this.ask(
      this.zone.runOutsideAngular(() => session.signIn(options)),
      (result) => this.afterSignIn(result),
    ));
  }

  /** Follows an answer of Lock that was in the address bar and is being checked. */
  resume(checking: Promise<LoginResult>): void {
    this.resuming = true;
    void this.ask(checking, (result) => this.afterCallback(result));
  }

  /**
   * Goes on from the page that Lock returned to, which is no page to come Back to. Called with the
   * event of the sign-in and not when its promise settles: a guard that waits would be faster, and
   * show the page that Lock returned to.
   */
  arrive(returnTo: string | null): void {
    if (this.resuming) this.app.go(this.app.safePath(returnTo) ?? '/', true);
    this.resuming = false;
  }

  /** Follows a session that began or ended, unless a sign-in of this page decides where to go. */
  follow(wasSignedIn: boolean): void {
    const isSignedIn = this.deps.session.state.status === 'signed-in';
    if (wasSignedIn === isSignedIn) return;
    if (wasSignedIn) this.app.leaveGuardedPage(true);
    else if (!this.underWay) this.app.followSession();
  }

  /**
   * Calls back once the app is there: nobody can listen before. Asked for late, because it makes the
   * app's initializers, which may themselves need the session.
   */
  whenStarted(tell: () => void): void {
    const { injector } = this.deps;
    const waiting = setTimeout(() => {
      void injector.get(ApplicationInitStatus).donePromise.then(tell, tell);
    });
    this.destroyRef.onDestroy(() => clearTimeout(waiting));
  }

  /** Goes on in the app, unless it took so long that there is none any more. */
  private async ask(
    work: Promise<LoginResult>,
    goOn: (result: LoginResult) => void,
  ): Promise<LoginResult> {
    const result = await work;
    if (!this.destroyRef.destroyed) this.zone.run(() => goOn(result));
    return result;
  }

  private afterSignIn({ outcome }: LoginResult): void {
    this.attempt = null;
    if (outcome === 'signed-in') {
      const path = this.app.safePath(this.wanted);
      if (path) this.app.go(path);
      else this.app.followSession();
    } else if (this.wanted !== '/') {
      this.app.leaveBlankPage();
    }
  }

  private afterCallback(result: LoginResult): void {
    if (result.outcome === 'signed-in') this.arrive(result.returnTo);
    // The callback page has nothing more to say; with the base URL people are where they should be.
    else if (this.deps.config.callbackPath) this.arrive('/');
    this.resuming = false;
  }
}
