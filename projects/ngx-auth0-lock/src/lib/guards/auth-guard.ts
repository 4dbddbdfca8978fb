// Lets in whoever is signed in, and sends others to sign in: as a function, and as a class over it.
import { EnvironmentInjector, inject, Injectable, runInInjectionContext } from '@angular/core';
import {
  Router,
  type ActivatedRouteSnapshot,
  type GuardResult,
  type MaybeAsync,
  type Route,
  type RouterStateSnapshot,
  type UrlSegment,
} from '@angular/router';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { AuthService } from '../auth-service';
import { rememberRoute } from '../navigation/guarded-routes';
import { LazyNavigation } from '../navigation/lazy-navigation';
import { decide, notLetIn, wantedUrl, type GuardedRoute, type GuardTarget } from './guard-decision';

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
  allow: (claims: IdTokenClaims, wanted: string) => GuardResult | Promise<GuardResult>,
): MaybeAsync<GuardResult> {
  const auth = inject(AuthService);
  const navigation = inject(LazyNavigation);
  const router = inject(Router);
  const wanted = wantedUrl(router, target);
  return decide<GuardResult>(true, (claims) => {
    if (claims) {
      rememberRoute('guarded', route);
      return allow(claims, wanted);
    }
    const login = () => void auth.login({ returnTo: wanted });
    const refused = { router, wanted, matching: Array.isArray(target), login };
    return navigation.ask<GuardResult>(
      ({ turningAway }) => turningAway.toSignIn(refused),
      notLetIn,
    );
  });
}
