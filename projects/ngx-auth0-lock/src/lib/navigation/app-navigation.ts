// Where the app goes when a session begins or ends, always through the Router; in an app without routes, nowhere.
import { Location } from '@angular/common';
import { DOCUMENT, untracked, type Injector } from '@angular/core';
import { NavigationEnd, Router, ROUTES, type UrlTree } from '@angular/router';
import { safeReturnPath } from 'ngx-auth0-lock/session';
import { filter, take } from 'rxjs';
import { AUTH_CONFIG } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';
import { appUrl, PAGE } from '../browser-window';
import { showsRoute, type RouteRole } from './guarded-routes';

declare const ngDevMode: boolean | undefined;

/**
 * The Router of an app with routes. Asked for late, because what the app gives it may itself need
 * the session. It always exists, but an app that does not use it may lack what it needs, such as
 * `<base href>`.
 */
export function routerIn(injector: Injector): Router | null {
  const router = injector.get(ROUTES, null) && injector.get(Router);
  return router?.config.length ? router : null;
}

/** Goes to a path of the app. Never throws. */
export function go(router: Router | null, target: string | UrlTree, replaceUrl = false): void {
  // `reload`: the Router may have to choose another route of the same path than before.
  const extras = { replaceUrl, onSameUrlNavigation: 'reload' } as const;
  router?.navigateByUrl(target, extras).catch((error: unknown) => {
    // The page that was wanted before a sign-in may be gone since; there must be some page.
    if (replaceUrl && target !== '/') go(router, '/', true);
    else if (typeof ngDevMode === 'undefined' || ngDevMode) console.warn(error);
  });
}

/** The login page, and where to go from there; null when Lock opens over the current page. */
export function loginPage(injector: Injector, router: Router, returnTo: string): UrlTree | null {
  const { loginPath } = injector.get(AUTH_CONFIG);
  if (loginPath === undefined) return null;
  const tree = router.parseUrl(loginPath);
  Object.assign(tree.queryParams, { returnTo });
  return tree;
}

/** Where a sign-in comes back to: the current page, or the one that led to the login page. */
export function returnPath(injector: Injector): string | undefined {
  const router = routerIn(injector);
  if (!router) return undefined;
  const { url } = router;
  const login = loginPage(injector, router, '');
  const onLoginPage = login && samePath(url, router.serializeUrl(login));
  return onLoginPage ? (returnToOf(injector, router, url) ?? undefined) : url;
}

/** The return path in the query of a URL of the app, or null when there is none that is safe. */
export function returnToOf(injector: Injector, router: Router, url: string): string | null {
  return safePath(injector, router.parseUrl(url).queryParams['returnTo']);
}

/** A path that stays within the app, also as the Router will write it; or null. */
export function safePath(injector: Injector, input: unknown): string | null {
  const { href } = injector.get(DOCUMENT).location;
  const path = safeReturnPath(input, href);
  const router = routerIn(injector);
  if (path === null || !router) return path;
  try {
    // What stands in the address bar afterwards is not what was given but what is made of it.
    return safeReturnPath(router.serializeUrl(router.parseUrl(path)), href) && path;
  } catch {
    // The Router throws on what it cannot read (NG04009, say).
    return null;
  }
}

/** The absolute address of a path of the app, or of its base URL; one that is absolute is kept. */
export function absoluteUrl(injector: Injector, path?: string): string {
  if (path && /^https?:\/\//i.test(path)) return path;
  const document = injector.get(DOCUMENT);
  const safe = safePath(injector, path);
  if (safe === null) return appUrl(document);
  return new URL(injector.get(Location).prepareExternalUrl(safe), document.baseURI).href;
}

/** Goes to `/` when no page of the app is shown, as after a deep link that was refused. */
export function leaveBlankPage(injector: Injector): void {
  const router = routerIn(injector);
  const shown = router?.routerState.snapshot.root.firstChild;
  if (router && !shown && !untracked(router.currentNavigation)) go(router, '/', true);
}

/** Leaves a page for guests, and has the Router choose again between routes of one path. */
export function followSession(injector: Injector): void {
  const router = routerIn(injector);
  if (!router) return;
  if (shows(router, 'guest')) go(router, returnToOf(injector, router, router.url) ?? '/', true);
  else if (shows(router, 'chosen')) go(router, router.url, true);
}

/**
 * Leaves the current page when a guard protects it: its session is over.
 *
 * @param toLogin whether to offer a way back through the login page.
 */
export function leaveGuardedPage(injector: Injector, toLogin: boolean): void {
  const router = routerIn(injector);
  if (!router) return;
  const leave = () => {
    const { url } = router;
    const login = toLogin || url === '/' ? loginPage(injector, router, url) : null;
    if (!shows(router, 'guarded')) followSession(injector);
    else if (login || url !== '/') go(router, login ?? '/', true);
    // The start page itself is guarded, and the Router sees no reason to ask its guard again.
    else injector.get(PAGE).location.reload();
  };
  if (!untracked(router.currentNavigation) || shows(router, 'guarded')) return leave();
  // A guard may have let somebody in a moment ago, to a page that is not there yet.
  router.events
    .pipe(
      filter((event) => event instanceof NavigationEnd),
      take(1),
    )
    .subscribe(() => {
      if (!injector.get(AUTH_SESSION)?.authenticated()) leave();
    });
}

/** Whether a page is shown that a guard protects. */
export function showsGuardedPage(injector: Injector): boolean {
  const router = routerIn(injector);
  return router !== null && shows(router, 'guarded');
}

function shows(router: Router, role: RouteRole): boolean {
  return showsRoute(role, router.routerState.snapshot.root);
}

/** Whether two URLs of the app have the same path, whatever their queries. */
export function samePath(one: string, other: string): boolean {
  return pathOf(one) === pathOf(other);
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0];
}
