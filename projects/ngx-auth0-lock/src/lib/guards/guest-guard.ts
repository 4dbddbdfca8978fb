// A guard for people who are not signed in, such as of a login page.
import { inject, Injector } from '@angular/core';
import { Router, type GuardResult, type MaybeAsync } from '@angular/router';
import { returnToOf } from '../navigation/app-navigation';
import { rememberRoute } from '../navigation/guarded-routes';
import { decide, wantedUrl, type GuardedRoute, type GuardTarget } from './guard-decision';

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
