// Where the app goes when a session begins or ends, always through the Router; in an app without routes, nowhere.
import { Location } from '@angular/common';
import { DOCUMENT, untracked } from '@angular/core';
import {
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  NavigationError,
  Router,
  ROUTES,
  type ActivatedRouteSnapshot,
  type UrlTree,
} from '@angular/router';
import { logoutUrl, safeReturnPath, tenantOf } from 'ngx-auth0-lock/session';
import { filter, take } from 'rxjs';
import type { LogoutOptions, NavigationDeps, RouteRole } from './navigation-deps';

declare const ngDevMode: boolean | undefined;

/** The ways that an app goes because of its session. */
export class AppNavigation {
  constructor(private readonly deps: NavigationDeps) {}

  /**
   * The Router of an app with routes. Asked for late, because what the app gives it may itself need
   * the session. It always exists, but an app that does not use it may lack what it needs, such as
   * `<base href>`.
   */
  get router(): Router | null {
    const { injector } = this.deps;
    const router = injector.get(ROUTES, null) && injector.get(Router);
    return router?.config.length ? router : null;
  }

  /** Goes to a path of the app. Never throws. */
  go(target: string | UrlTree, replaceUrl = false): void {
    // `reload`: the Router may have to choose another route of the same path than before.
    const extras = { replaceUrl, onSameUrlNavigation: 'reload' } as const;
    this.router?.navigateByUrl(target, extras).catch((error: unknown) => {
      // The page that was wanted before a sign-in may be gone since; there must be some page.
      if (replaceUrl && target !== '/') this.go('/', true);
      else if (typeof ngDevMode === 'undefined' || ngDevMode) console.warn(error);
    });
  }

  /** The login page, and where to go from there; null when Lock opens over the current page. */
  loginPage(router: Router, returnTo: string): UrlTree | null {
    const { loginPath } = this.deps.config;
    if (loginPath === undefined) return null;
    const tree = router.parseUrl(loginPath);
    Object.assign(tree.queryParams, { returnTo });
    return tree;
  }

  /** Where a sign-in comes back to: the current page, or the one that led to the login page. */
  returnPath(): string | undefined {
    const { router } = this;
    if (!router) return undefined;
    const { url } = router;
    const login = this.loginPage(router, '');
    const onLoginPage = login && samePath(url, router.serializeUrl(login));
    return onLoginPage ? (this.returnToOf(router, url) ?? undefined) : url;
  }

  /** The return path in the query of a URL of the app, or null when there is none that is safe. */
  returnToOf(router: Router, url: string): string | null {
    return this.safePath(router.parseUrl(url).queryParams['returnTo']);
  }

  /** A path that stays within the app, also as the Router will write it; or null. */
  safePath(input: unknown): string | null {
    const { href } = this.deps.injector.get(DOCUMENT).location;
    const path = safeReturnPath(input, href);
    const { router } = this;
    if (path === null || !router) return path;
    try {
      // What stands in the address bar afterwards is not what was given but what is made of it.
      return safeReturnPath(router.serializeUrl(router.parseUrl(path)), href) && path;
    } catch {
      // The Router throws on what it cannot read (NG04009, say).
      return null;
    }
  }

  /** Leaves for where a sign-out goes: the tenant, which comes back, or a page of the app. */
  leaveAfterLogout({ scope = 'tenant', returnTo }: LogoutOptions): void {
    const { config, window } = this.deps;
    if (scope === 'app') {
      const path = this.safePath(returnTo);
      if (path) this.go(path);
      else this.leaveGuardedPage(false);
      return;
    }
    const back = this.absoluteUrl(returnTo);
    const federated = scope === 'federated';
    window.location.assign(logoutUrl(tenantOf(config.domain), config.clientId, back, federated));
  }

  /** Goes to `/` when no page of the app is shown, as after a deep link that was refused. */
  leaveBlankPage(): void {
    const { router } = this;
    const shown = router?.routerState.snapshot.root.firstChild;
    if (router && !shown && !untracked(router.currentNavigation)) this.go('/', true);
  }

  /** Leaves a page for guests, and has the Router choose again between routes of one path. */
  followSession(): void {
    const { router } = this;
    if (!router) return;
    if (this.shows(router, 'guest')) this.go(this.returnToOf(router, router.url) ?? '/', true);
    else if (this.shows(router, 'chosen')) this.go(router.url, true);
  }

  /**
   * Leaves the current page when a guard protects it: its session is over.
   *
   * @param toLogin whether to offer a way back through the login page.
   */
  leaveGuardedPage(toLogin: boolean): void {
    const { router } = this;
    if (!router) return;
    const leave = () => {
      const { url } = router;
      const login = toLogin || url === '/' ? this.loginPage(router, url) : null;
      if (!this.shows(router, 'guarded')) this.followSession();
      else if (login || url !== '/') this.go(login ?? '/', true);
      // The start page itself is guarded, and the Router sees no reason to ask its guard again.
      else this.deps.window.location.reload();
    };
    if (!untracked(router.currentNavigation) || this.shows(router, 'guarded')) return leave();
    // A guard may have let somebody in a moment ago, to a page that is not there yet.
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => {
        if (!this.deps.session.authenticated()) leave();
      });
  }

  /**
   * Leaves a guarded page that came out of the back/forward cache when nobody is signed in any more.
   *
   * @param show shows what is on the page, once anybody may see it.
   */
  leaveForbiddenPage(show: () => void): void {
    const { router } = this;
    const isForbidden = () =>
      router !== null && this.shows(router, 'guarded') && !this.deps.session.authenticated();
    if (!router || !isForbidden()) return show();
    router.events
      .pipe(
        filter(
          (event) =>
            event instanceof NavigationEnd ||
            event instanceof NavigationError ||
            (event instanceof NavigationCancel && !goesOn(event)),
        ),
        take(1),
      )
      // Where the app refuses to leave, its guards are asked by a new start.
      .subscribe(() => (isForbidden() ? this.deps.window.location.reload() : show()));
    // The end of the session may be what it is left for already.
    if (!untracked(router.currentNavigation)) this.leaveGuardedPage(true);
  }

  /** The absolute address of a path of the app, or of its base URL; one that is absolute is kept. */
  private absoluteUrl(path?: string): string {
    if (path && /^https?:\/\//i.test(path)) return path;
    const { injector } = this.deps;
    const { baseURI } = injector.get(DOCUMENT);
    const safe = this.safePath(path);
    const relative = safe === null ? './' : injector.get(Location).prepareExternalUrl(safe);
    return new URL(relative, baseURI).href;
  }

  /** Whether a route of that role is part of the page that is shown. */
  private shows(router: Router, role: RouteRole): boolean {
    const routes = this.deps.routes[role];
    const isShown = ({ routeConfig, children }: ActivatedRouteSnapshot): boolean =>
      (routeConfig !== null && routes.has(routeConfig)) || children.some(isShown);
    return isShown(router.routerState.snapshot.root);
  }
}

/** Whether another navigation takes the place of the one that was cancelled. */
function goesOn({ code }: NavigationCancel): boolean {
  return (
    code === NavigationCancellationCode.Redirect ||
    code === NavigationCancellationCode.SupersededByNewNavigation
  );
}

/** Whether two URLs of the app have the same path, whatever their queries. */
export function samePath(one: string, other: string): boolean {
  return pathOf(one) === pathOf(other);
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0];
}
