// Where the app goes when a session begins or ends, always through the Router.
import { Location } from '@angular/common';
import { DOCUMENT, inject, Injectable, Injector, untracked } from '@angular/core';
import {
  NavigationEnd,
  Router,
  ROUTES,
  type ActivatedRouteSnapshot,
  type UrlTree,
} from '@angular/router';
import { safeReturnPath } from 'ngx-auth0-lock/session';
import { filter, take } from 'rxjs';
import { AUTH_CONFIG } from './auth-config';
import { AUTH_SESSION } from './auth-session';
import { appUrl, PAGE } from './page';
import { showsRoute, type RouteRole } from './remembered-routes';

declare const ngDevMode: boolean | undefined;

/** Moves the app between its pages; in an app without routes it does nothing. Never throws. */
@Injectable({ providedIn: 'root' })
export class AppNavigation {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly loginPath = inject(AUTH_CONFIG).loginPath;

  // Late, because what the app gives its Router may itself need the session. It always exists, but
  // an app that does not use it may lack what it needs, such as `<base href>`.
  private get router(): Router | null {
    return this.injector.get(ROUTES, null) && this.injector.get(Router);
  }

  /** Goes to a path of the app. */
  go(target: string | UrlTree, replaceUrl = false): void {
    const { router } = this;
    if (!router?.config.length) return;
    // `reload`: the Router may have to choose another route of the same path than before.
    const extras = { replaceUrl, onSameUrlNavigation: 'reload' } as const;
    router.navigateByUrl(target, extras).catch((error: unknown) => {
      // The page that was wanted before a sign-in may be gone since; there must be some page.
      if (replaceUrl && target !== '/') this.go('/', true);
      else if (typeof ngDevMode === 'undefined' || ngDevMode) console.warn(error);
    });
  }

  /** The login page, and where to go from there; null when Lock opens over the current page. */
  loginPage(router: Router, returnTo: string): UrlTree | null {
    if (this.loginPath === undefined) return null;
    const tree = router.parseUrl(this.loginPath);
    tree.queryParams = { ...tree.queryParams, returnTo };
    return tree;
  }

  /** Where a sign-in comes back to: the current page, or the one that led to the login page. */
  returnPath(): string | undefined {
    const { router, loginPath } = this;
    if (!router?.config.length) return undefined;
    const { url } = router;
    const onLoginPage =
      loginPath !== undefined &&
      pathOf(url) === pathOf(router.serializeUrl(router.parseUrl(loginPath)));
    return onLoginPage ? (this.returnToOf(router, url) ?? undefined) : url;
  }

  /** The return path in the query of a URL of the app, or null when there is none that is safe. */
  returnToOf(router: Router, url: string): string | null {
    return this.safePath(router.parseUrl(url).queryParams['returnTo']);
  }

  /** A path that stays within the app, or null. */
  safePath(input: unknown): string | null {
    return safeReturnPath(input, this.document.location.href);
  }

  /** The absolute address of a path of the app, or of its base URL; one that is absolute is kept. */
  absolute(path?: string): string {
    if (path && /^https?:\/\//i.test(path)) return path;
    const safe = this.safePath(path);
    if (safe === null) return appUrl(this.document);
    const external = this.injector.get(Location).prepareExternalUrl(safe);
    return new URL(external, this.document.baseURI).href;
  }

  /** Goes to `/` when no page of the app is shown, as after a deep link that was refused. */
  leaveBlankPage(): void {
    const { router } = this;
    const blank = router && !rootOf(router).firstChild && !untracked(router.currentNavigation);
    if (blank) this.go('/', true);
  }

  /** Leaves a page for guests, and has the Router choose again between routes of one path. */
  followSession(): void {
    const { router } = this;
    if (!router) return;
    const shows = (role: RouteRole) => showsRoute(role, rootOf(router));
    if (shows('guest')) this.go(this.returnToOf(router, router.url) ?? '/', true);
    else if (shows('chosen')) this.go(router.url, true);
  }

  /**
   * Leaves the current page when a guard protects it: its session is over.
   *
   * @param toLogin whether to offer a way back through the login page.
   */
  leaveGuardedPage(toLogin: boolean): void {
    const { router } = this;
    if (!router) return;
    const underWay = untracked(router.currentNavigation) !== null;
    if (!underWay || showsRoute('guarded', rootOf(router))) return this.leave(router, toLogin);
    // A guard may have let somebody in a moment ago, to a page that is not there yet.
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => {
        if (!this.injector.get(AUTH_SESSION)?.authenticated()) this.leave(router, toLogin);
      });
  }

  private leave(router: Router, toLogin: boolean): void {
    const { url } = router;
    const login = toLogin || url === '/' ? this.loginPage(router, url) : null;
    if (!showsRoute('guarded', rootOf(router))) this.followSession();
    else if (login || url !== '/') this.go(login ?? '/', true);
    // The start page itself is guarded, and the Router sees no reason to ask its guard again.
    else this.injector.get(PAGE).location.reload();
  }
}

function rootOf(router: Router): ActivatedRouteSnapshot {
  return router.routerState.snapshot.root;
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0];
}
