// A guard for people who signed in a short time ago, such as of a page that pays.
import { inject } from '@angular/core';
import { Router, type GuardResult } from '@angular/router';
import {
  systemClock,
  ɵnumberOption as numberOption,
  type SignedInState,
} from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, SESSION_SETTINGS } from '../auth-config';
import { AuthService } from '../auth-service';
import { LazyNavigation } from '../navigation/lazy-navigation';
import { guardSignedIn, type authGuard } from './auth-guard';
import { notLetIn } from './guard-decision';

/**
 * Makes a guard like {@link authGuard} for people who have signed in at the tenant in the last
 * `maxAgeSeconds`, with a minute's tolerance for clocks. Whoever is not signed in goes where
 * {@link authGuard} sends them. For whoever signed in longer ago, Lock opens over the current page, also
 * where there is a `loginPath`, which is for guests; the wanted page follows after the sign-in. A
 * session that does not say when it began (only one that was asked does) counts as too old.
 *
 * That the password is asked for again is certain with database connections only. The guard decides
 * when a page is entered; what must not be done late must be checked by the server, by `auth_time`.
 *
 * @param options.maxAgeSeconds how many seconds ago, 0 or more.
 * @throws AuthError `config` when that is no such number.
 *
 * @example
 * { path: 'pay', component: PayPage, canActivate: [freshGuard({ maxAgeSeconds: 300 })] }
 */
export function freshGuard(options: { readonly maxAgeSeconds: number }): typeof authGuard {
  const { maxAgeSeconds } = options;
  numberOption('maxAgeSeconds', maxAgeSeconds);
  return (route, target) => {
    const auth = inject(AuthService);
    const navigation = inject(LazyNavigation);
    const router = inject(Router);
    const { leewaySeconds = 0 } = inject(AUTH_CONFIG);
    const { clock = systemClock } = inject(SESSION_SETTINGS, { optional: true }) ?? {};
    const login = (wanted: string) => void auth.login({ returnTo: wanted, maxAgeSeconds });
    return guardSignedIn(route, target, (_claims, wanted) => {
      const state = auth.session() as SignedInState;
      if (age(state, leewaySeconds, clock.now()) <= maxAgeSeconds) return true;
      const matching = Array.isArray(target);
      const refused = { router, wanted, matching, login: () => login(wanted) };
      return navigation.ask<GuardResult>(
        ({ turningAway }) => turningAway.toSignInAgain(refused),
        notLetIn,
      );
    });
  };
}

// As much as the verification of the sign-in allows: less, and what that accepts would be asked again.
const TOLERANCE_SECONDS = 60;

/** How many seconds ago somebody signed in at the tenant, by its clock; Infinity when nobody knows. */
function age({ claims, expiresAt }: SignedInState, leewaySeconds: number, now: number): number {
  const { auth_time: at, exp } = claims;
  if (typeof at !== 'number' || !Number.isFinite(at)) return Infinity;
  // `expiresAt` is the end by this device's clock, however wrong that is.
  const left = (expiresAt - now) / 1000;
  return exp + leewaySeconds - left - at - TOLERANCE_SECONDS;
}
