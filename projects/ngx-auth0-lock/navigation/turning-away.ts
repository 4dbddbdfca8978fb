// Where guards send people whom they do not let in.
import { untracked } from '@angular/core';
import { RedirectCommand, type GuardResult, type Router } from '@angular/router';
import { samePath, type AppNavigation } from './app-navigation';
import type { NavigationDeps } from './navigation-deps';

declare const ngDevMode: boolean | undefined;

// Marks a navigation back to the current page, so that it does not become the page that was wanted.
const TURNED_BACK = Symbol();

/** One who wanted a page and is not let in. */
export interface Refused {
  readonly router: Router;
  /** The whole URL that was wanted. */
  readonly wanted: string;
  /** Whether a canMatch refuses: its false would mean that there is no such page, which is an error. */
  readonly matching: boolean;
  /** Opens Lock. */
  login(): void;
}

/** Sends people on whom a guard does not let in. */
export class TurningAway {
  constructor(
    private readonly deps: NavigationDeps,
    private readonly app: AppNavigation,
  ) {}

  /** Sends somebody who is not signed in to the login page, or opens Lock over the current page. */
  toSignIn(refused: Refused): GuardResult {
    const { router, wanted } = refused;
    const login = this.app.loginPage(router, wanted);
    if (!login) return openLock(refused);
    if (!leadsBack(router, wanted, router.serializeUrl(login))) return login;
    // There is nothing to protect on it, and without it nobody could log in.
    reportLoop('loginPath', this.deps.config.loginPath!);
    return true;
  }

  /** Has somebody sign in anew who is signed in: no page for guests would let them in. */
  toSignInAgain(refused: Refused): GuardResult {
    return openLock(refused);
  }

  /** Sends somebody who lacks a claim to the page that says so. */
  toForbidden({ router, wanted }: Pick<Refused, 'router' | 'wanted'>, path: string): GuardResult {
    if (!samePath(wanted, path)) return router.parseUrl(path);
    reportLoop('forbiddenPath', path);
    return false;
  }

  /** Sends somebody who is signed in on from a page for guests. */
  onwards({ router, wanted }: Pick<Refused, 'router' | 'wanted'>): GuardResult {
    const onwards = this.app.returnToOf(router, wanted) ?? '/';
    return onwards === wanted || router.parseUrl(onwards);
  }
}

/** Opens Lock over the current page, which stays. */
function openLock({ router, matching, login }: Refused): GuardResult {
  const turnedBack = untracked(router.currentNavigation)?.extras.info === TURNED_BACK;
  if (!turnedBack) login();
  if (!matching || turnedBack) return false;
  return new RedirectCommand(router.parseUrl(router.url), { info: TURNED_BACK });
}

/** Whether a login page is itself what was wanted, or leads to it by a redirect of the app. */
function leadsBack(router: Router, wanted: string, login: string): boolean {
  const before: unknown = router.parseUrl(wanted).queryParams['returnTo'];
  return samePath(wanted, login) || (typeof before === 'string' && samePath(wanted, before));
}

/** Says in the console that the page to which a guard sends people is behind that guard. */
function reportLoop(option: string, path: string): void {
  if (typeof ngDevMode !== 'undefined' && !ngDevMode) return;
  console.error(
    `ngx-auth0-lock: ${option} '${path}' is behind a guard that sends people there; take the guard off that route.`,
  );
}
