// A guard for people who are not signed in, such as of a login page.
import { inject } from '@angular/core';
import { Router, type GuardResult, type MaybeAsync } from '@angular/router';
import { rememberRoute } from '../navigation/guarded-routes';
import { LazyNavigation } from '../navigation/lazy-navigation';
import { decide, notLetIn, wantedUrl, type GuardedRoute, type GuardTarget } from './guard-decision';

/**
 * Lets in whoever is not signed in, such as to a login page. Others are sent to the page in its
 * query's `returnTo`, or to `/`.
 */
export function guestGuard(route: GuardedRoute, target: GuardTarget): MaybeAsync<GuardResult> {
  const router = inject(Router);
  const navigation = inject(LazyNavigation);
  const wanted = wantedUrl(router, target);
  return decide<GuardResult>(true, (claims) => {
    rememberRoute('guest', route);
    if (!claims) return true;
    return navigation.ask<GuardResult>(
      ({ turningAway }) => turningAway.onwards({ router, wanted }),
      notLetIn,
    );
  });
}
