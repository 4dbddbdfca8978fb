// Lets in whoever is signed in, and sends others to sign in: as a function, and as a class over it.
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
  type GuardResult,
  type MaybeAsync,
  type Route,
  type RouterStateSnapshot,
  type UrlSegment,
} from '@angular/router';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG } from '../auth-config';
import { AuthService } from '../auth-service';
import { loginPage, samePath } from '../navigation/app-navigation';
import { rememberRoute } from '../navigation/guarded-routes';
import {
  decide,
  reportLoop,
  wantedUrl,
  type GuardedRoute,
  type GuardTarget,
} from './guard-decision';

// Marks a navigation back to the current page, so that it does not become the page that was wanted.
const TURNED_BACK = Symbol();

/**
 * Lets in whoever is signed in, as canActivate, canActivateChild and canMatch. Anybody else is sent
 * to `loginPath?returnTo=…`; without a `loginPath`, Lock opens over the current page and the wanted
 * page follows after the sign-in. Waits out `pending`. On a server it lets everybody pass: a
 * redirect there would bounce people who are signed in (use `RenderMode.Client` for these routes).
 */
export function authGuard(route: GuardedRoute, target: GuardTarget): MaybeAsync<GuardResult> {
  return guardSignedIn(route, target, () => true);
}

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

/** Lets in whoever is signed in, as far as `allow` says; others are asked to sign in. */
export function guardSignedIn(
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
