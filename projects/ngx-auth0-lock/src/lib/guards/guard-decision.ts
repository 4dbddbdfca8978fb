// What every guard needs: the forms in which the Router calls it, what was asked for, and who is signed in.
import { inject, untracked } from '@angular/core';
import type {
  ActivatedRouteSnapshot,
  GuardResult,
  Route,
  Router,
  RouterStateSnapshot,
  UrlSegment,
} from '@angular/router';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { AuthService } from '../auth-service';
import { AUTH_SESSION, settled } from '../auth-session';

/** The first argument of a guard: a route that was matched, or one that may be (canMatch). */
export type GuardedRoute = ActivatedRouteSnapshot | Route;
/** The second argument of a guard: where the Router goes, or what is left to match (canMatch). */
export type GuardTarget = RouterStateSnapshot | UrlSegment[];

/** Decides by who is signed in, as soon as that is known. */
export function decide<T>(
  onServer: T,
  by: (claims: IdTokenClaims | null) => T | Promise<T>,
): T | Promise<T> {
  const auth = inject(AuthService);
  const session = inject(AUTH_SESSION);
  if (!session) return onServer;
  const now = () => untracked(() => by(auth.authenticated() ? auth.user() : null));
  return session.state.status === 'pending' ? settled(session).then(now) : now();
}

/** The whole URL that the Router was asked for, with query and fragment. */
export function wantedUrl(router: Router, target: GuardTarget): string {
  if (!Array.isArray(target)) return target.url;
  // canMatch is only given the segments that are not consumed yet, without the query.
  const navigation = untracked(router.currentNavigation);
  return navigation ? router.serializeUrl(navigation.extractedUrl) : `/${target.join('/')}`;
}

/** The answer where the code that sends people on does not come: they stay where they are. */
export const notLetIn = (): GuardResult => false;
