// Takes a person to Lock, and back to the page that was wanted.
import { DestroyRef, inject, Injector, NgZone } from '@angular/core';
import {
  takeCallback,
  type AuthError,
  type LoginOptions,
  type LoginResult,
  type Session,
} from 'ngx-auth0-lock/session';
import {
  followSession,
  go,
  leaveBlankPage,
  returnPath,
  routerIn,
  safePath,
} from './app-navigation';
import { AUTH_CONFIG } from '../auth-config';
import { appUrl, PAGE } from '../browser-window';

/** The way to Lock and back; only {@link AuthService} uses it. */
export interface SignInFlow {
  /** Whether a sign-in of this page decides where to go next. */
  underWay(): boolean;
  /** Opens Lock; while it is open, only the page that is wanted changes. */
  signIn(options: LoginOptions): Promise<LoginResult>;
  /**
   * Takes an answer of Lock out of the address bar, before the Router reads it, and has it checked.
   *
   * @returns why it was refused, if it was.
   */
  takeUpCallback(): AuthError | null;
  /**
   * Goes on from the page that Lock returned to, which is no page to come Back to. Called with the
   * event of the sign-in and not when its promise settles: a guard that waits would be faster, and
   * show the page that Lock returned to.
   */
  arrive(returnTo: string | null): void;
}

/** Makes the {@link SignInFlow} of a session, where one may `inject()`. */
export function createSignInFlow(session: Session): SignInFlow {
  const injector = inject(Injector);
  const zone = inject(NgZone);
  const { callbackPath, flow } = inject(AUTH_CONFIG);
  let attempt: Promise<LoginResult> | null = null;
  let wanted: string | undefined;
  let resuming = false;
  let destroyed = false;
  inject(DestroyRef).onDestroy(() => (destroyed = true));

  /** Asks the session, and goes on in the app, unless it took so long that there is none any more. */
  async function ask(
    work: () => Promise<LoginResult>,
    goOn: (result: LoginResult) => void,
  ): Promise<LoginResult> {
    const result = await zone.runOutsideAngular(work);
    if (!destroyed) zone.run(() => goOn(result));
    return result;
  }

  function afterSignIn({ outcome }: LoginResult): void {
    attempt = null;
    if (outcome === 'signed-in') {
      const path = safePath(injector, wanted);
      if (path) go(routerIn(injector), path);
      else followSession(injector);
    } else if (wanted !== '/') {
      leaveBlankPage(injector);
    }
  }

  function afterCallback(result: LoginResult): void {
    if (result.outcome === 'signed-in') arrive(result.returnTo);
    // The callback page has nothing more to say; with the base URL people are where they should be.
    else if (callbackPath) arrive('/');
    resuming = false;
  }

  function arrive(returnTo: string | null): void {
    if (resuming) go(routerIn(injector), safePath(injector, returnTo) ?? '/', true);
    resuming = false;
  }

  return {
    underWay: () => attempt !== null || resuming,
    arrive,
    signIn({ returnTo, lock }) {
      if (returnTo !== undefined || !attempt) wanted = returnTo ?? returnPath(injector);
      const options = {
        lock,
        // Read when Lock opens, so that the page that was wanted last is remembered.
        get returnTo() {
          return wanted;
        },
      };
      return (attempt ??= ask(() => session.signIn(options), afterSignIn));
    },
    takeUpCallback() {
      const { location, history, document } = injector.get(PAGE);
      // Nearly every start: what follows asks for the cookies, which takes the browser a millisecond.
      if (!location.hash && (flow !== 'code' || !location.search)) return null;
      const { pathname } = new URL(appUrl(document, callbackPath));
      const callback = takeCallback({ location, history, cookie: document.cookie }, pathname, flow);
      if (!callback) return null;
      if ('refused' in callback) return callback.refused;
      resuming = true;
      void ask(() => session.resumeRedirect(callback.hash), afterCallback);
      return null;
    },
  };
}
