// Guards that only choose between two routes of one path, by whether somebody is signed in.
import type { CanMatchFn, MaybeAsync, Route } from '@angular/router';
import { rememberRoute } from '../navigation/guarded-routes';
import { decide } from './guard-decision';

/**
 * A canMatch that chooses a route while somebody is signed in, beside another route of the same
 * path with {@link whenSignedOut}; never redirects. The choice is made again when somebody signs in
 * or out. On a server nobody is signed in.
 */
export const whenSignedIn: CanMatchFn = (route) => choose(route, true);

/** The opposite of {@link whenSignedIn}. */
export const whenSignedOut: CanMatchFn = (route) => choose(route, false);

function choose(route: Route, forSignedIn: boolean): MaybeAsync<boolean> {
  return decide(!forSignedIn, (claims) => {
    rememberRoute('chosen', route);
    return (claims !== null) === forSignedIn;
  });
}
