// A guard for people who are signed in and have a claim.
import { inject } from '@angular/core';
import { Router, type GuardResult } from '@angular/router';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { LazyNavigation } from '../navigation/lazy-navigation';
import { guardSignedIn, type authGuard } from './auth-guard';
import { notLetIn } from './guard-decision';

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
    const navigation = inject(LazyNavigation);
    return guardSignedIn(route, target, (claims, wanted) =>
      satisfies(predicate, claims)
        ? true
        : navigation.ask<GuardResult>(
            ({ turningAway }) => turningAway.toForbidden({ router, wanted }, forbiddenPath),
            notLetIn,
          ),
    );
  };
}

function satisfies(predicate: (claims: IdTokenClaims) => boolean, claims: IdTokenClaims): boolean {
  try {
    return predicate(claims);
  } catch {
    // The claims lack what the predicate reads, most likely: closed is the safe answer.
    return false;
  }
}
