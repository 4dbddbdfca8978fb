// For ngx-auth0-lock and its testing entry point only: the ways of an app, which arrive when somebody goes one.
import { AppNavigation } from './app-navigation';
import type { NavigationDeps } from './navigation-deps';
import { SignInFlow } from './sign-in-flow';
import { TurningAway } from './turning-away';

/** The ways of an app: to Lock and back, away from guarded pages, out. */
export interface ɵNavigation {
  readonly app: AppNavigation;
  readonly signIn: SignInFlow;
  readonly turningAway: TurningAway;
}

/** Makes them, once per app. */
export function ɵcreateNavigation(deps: NavigationDeps): ɵNavigation {
  const app = new AppNavigation(deps);
  return { app, signIn: new SignInFlow(deps, app), turningAway: new TurningAway(deps, app) };
}

export type { LogoutOptions } from './navigation-deps';
export type { NavigationDeps as ɵNavigationDeps, RouteRole as ɵRouteRole } from './navigation-deps';
