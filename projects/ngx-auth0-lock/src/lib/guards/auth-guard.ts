// Guards for routes: for people who are signed in, for guests, and for people with a claim.
import {
  EnvironmentInjector,
  inject,
  Injectable,
  Injector,
  runInInjectionContext,
  untracked,
} from '@angular/core';
import {
  RedirectCommand,
  Router,
  type ActivatedRouteSnapshot,
  type CanMatchFn,
  type GuardResult,
  type MaybeAsync,
  type Route,
  type RouterStateSnapshot,
  type UrlSegment,
} from '@angular/router';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { loginPage, returnToOf, samePath } from '../navigation/app-navigation';
import { AUTH_CONFIG } from '../auth-config';
import { AUTH_SESSION, settled } from '../auth-session';
import { AuthService } from '../auth-service';
import { rememberRoute } from '../navigation/guarded-routes';

declare const ngDevMode: boolean | undefined;

// Marks a navigation back to the current page, so that it does not become the page that was wanted.
const TURNED_BACK = Symbol();

/** The first argument of a guard: a route that was matched, or one that may be (canMatch). */
export type GuardedRoute = ActivatedRouteSnapshot | Route;
/** The second argument of a guard: where the Router goes, or what is left to match (canMatch). */
export type GuardTarget = RouterStateSnapshot | UrlSegment[];

/**
 * Lets in whoever is signed in, as canActivate, canActivateChild and canMatch. Anybody else is sent
 * to `loginPath?returnTo=…`; without a `loginPath`, Lock opens over the current page and the wanted
 * page follows after the sign-in. Waits out `pending`. On a server it lets everybody pass: a
 * redirect there would bounce people who are signed in (use `RenderMode.Client` for these routes).
 */
export function authGuard(route: GuardedRoute, target: GuardTarget): MaybeAsync<GuardResult> {
  return guardSignedIn(route, target, () => true);
}

/**
 * Makes a guard like {@link authGuard} for people whose claims satisfy `predicate`. Others who are
 * signed in are sent to `forbiddenPath`; a predicate that throws counts as unsatisfied.
 *
 * It keeps honest people off a page: what the page shows must be protected by the server.
 *
 * @example
 * canActivate: [claimsGuard((claims) => claims['https://acme.com/admin'] === true, { forbiddenPath: '/forbidden' })]
 */
export function claimsGuard(
  predicate: (claims: IdTokenClaims) => boolean,
  { forbiddenPath }: { readonly forbiddenPath: string },
): typeof authGuard {
  return (route, target) => {
    const router = inject(Router);
    return guardSignedIn(route, target, (claims, wanted) => {
      if (satisfies(predicate, claims)) return true;
      if (!samePath(wanted, forbiddenPath)) return router.parseUrl(forbiddenPath);
      reportLoop('forbiddenPath', forbiddenPath);
      return false;
    });
  };
}

/**
 * Lets in whoever is not signed in, such as to a login page. Others are sent to the page in its
 * query's `returnTo`, or to `/`.
 */
export function guestGuard(route: GuardedRoute, target: GuardTarget): MaybeAsync<GuardResult> {
  const router = inject(Router);
  const injector = inject(Injector);
  const wanted = wantedUrl(router, target);
  return decide(true, (claims) => {
    rememberRoute('guest', route);
    const onwards = returnToOf(injector, router, wanted) ?? '/';
    return claims && onwards !== wanted ? router.parseUrl(onwards) : true;
  });
}

/**
 * A canMatch that chooses a route while somebody is signed in, beside another route of the same
 * path with {@link whenSignedOut}; never redirects. The choice is made again when somebody signs in
 * or out. On a server nobody is signed in.
 */
export const whenSignedIn: CanMatchFn = (route) => choose(route, true);

/** The opposite of {@link whenSignedIn}. */
export const whenSignedOut: CanMatchFn = (route) => choose(route, false);

/** {@link authGuard} as a class, for configurations that are made of classes. */
@Injectable({ providedIn: 'root' })
export class AuthGuard {
  // The Router calls a class's methods outside an injection context.
  private readonly injector = inject(EnvironmentInjector);

  /** As {@link authGuard}. */
  canActivate(route: ActivatedRouteSnapshot, state: RouterStateSnapshot): MaybeAsync<GuardResult> {
    return this.guard(route, state);
  }

  /** As {@link authGuard}. */
  canActivateChild(
    route: ActivatedRouteSnapshot,
    state: RouterStateSnapshot,
  ): MaybeAsync<GuardResult> {
    return this.guard(route, state);
  }

  /** As {@link authGuard}. */
  canMatch(route: Route, segments: UrlSegment[]): MaybeAsync<GuardResult> {
    return this.guard(route, segments);
  }

  private guard(route: GuardedRoute, target: GuardTarget): MaybeAsync<GuardResult> {
    return runInInjectionContext(this.injector, () => authGuard(route, target));
  }
}

function guardSignedIn(
  route: GuardedRoute,
  target: GuardTarget,
  allow: (claims: IdTokenClaims, wanted: string) => GuardResult,
): MaybeAsync<GuardResult> {
  const auth = inject(AuthService);
  const injector = inject(Injector);
  const router = inject(Router);
  const wanted = wantedUrl(router, target);
  return decide(true, (claims) => {
    if (claims) {
      rememberRoute('guarded', route);
      return allow(claims, wanted);
    }
    const login = loginPage(injector, router, wanted);
    if (!login) return askToSignIn(auth, router, wanted, target);
    if (!leadsBack(router, wanted, router.serializeUrl(login))) return login;
    // There is nothing to protect on it, and without it nobody could log in.
    reportLoop('loginPath', injector.get(AUTH_CONFIG).loginPath!);
    return true;
  });
}

/** Whether a login page is itself what was wanted, or leads to it by a redirect of the app. */
function leadsBack(router: Router, wanted: string, login: string): boolean {
  const before: unknown = router.parseUrl(wanted).queryParams['returnTo'];
  return samePath(wanted, login) || (typeof before === 'string' && samePath(wanted, before));
}

function reportLoop(option: string, path: string): void {
  if (typeof ngDevMode !== 'undefined' && !ngDevMode) return;
  console.error(
    `ngx-auth0-lock: ${option} '${path}' is behind a guard that sends people there; take the guard off that route.`,
  );
}

/** Opens Lock over the current page, which stays. */
function askToSignIn(
  auth: AuthService,
  router: Router,
  wanted: string,
  target: GuardTarget,
): GuardResult {
  const turnedBack = untracked(router.currentNavigation)?.extras.info === TURNED_BACK;
  if (!turnedBack) void auth.login({ returnTo: wanted });
  // From canMatch, false would mean that there is no such page, which is an error.
  if (!Array.isArray(target) || turnedBack) return false;
  return new RedirectCommand(router.parseUrl(router.url), { info: TURNED_BACK });
}

function choose(route: Route, forSignedIn: boolean): MaybeAsync<boolean> {
  return decide(!forSignedIn, (claims) => {
    rememberRoute('chosen', route);
    return (claims !== null) === forSignedIn;
  });
}

/** Decides by who is signed in, as soon as that is known. */
function decide<T>(onServer: T, by: (claims: IdTokenClaims | null) => T): T | Promise<T> {
  const auth = inject(AuthService);
  const session = inject(AUTH_SESSION);
  if (!session) return onServer;
  const now = () => untracked(() => by(auth.authenticated() ? auth.user() : null));
  return session.state.status === 'pending' ? settled(session).then(now) : now();
}

function satisfies(predicate: (claims: IdTokenClaims) => boolean, claims: IdTokenClaims): boolean {
  try {
    return predicate(claims);
  } catch {
    // The claims lack what the predicate reads, most likely: closed is the safe answer.
    return false;
  }
}

/** The whole URL that the Router was asked for, with query and fragment. */
function wantedUrl(router: Router, target: GuardTarget): string {
  if (!Array.isArray(target)) return target.url;
  // canMatch is only given the segments that are not consumed yet, without the query.
  const navigation = untracked(router.currentNavigation);
  return navigation ? router.serializeUrl(navigation.extractedUrl) : `/${target.join('/')}`;
}
