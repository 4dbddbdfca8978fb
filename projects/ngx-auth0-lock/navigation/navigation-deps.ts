// What the ways of an app are made with. It is handed over, so that nothing here names an eager file.
import type { Injector } from '@angular/core';
import type { Route } from '@angular/router';
import type { Session } from 'ngx-auth0-lock/session';

/** How `AuthService.logout()` signs somebody out. */
export interface LogoutOptions {
  /**
   * How far it goes: the session of this `app` alone, the `tenant`'s as well (the default: else the
   * next sign-in asks no password), or the identity provider's too (`federated`).
   */
  readonly scope?: 'app' | 'tenant' | 'federated';
  /**
   * Path of the app to go to. Default: the base URL, or with `app` the current page, unless it is
   * guarded. The tenant only returns to its "Allowed Logout URLs".
   */
  readonly returnTo?: string;
}

/**
 * Why a route is remembered: only people who are signed in may see it, only guests may, or it was
 * chosen beside another of the same path.
 */
export type RouteRole = 'guarded' | 'guest' | 'chosen';

/** What the ways of an app depend on. */
export interface NavigationDeps {
  readonly injector: Injector;
  readonly session: Session;
  /** Of the app's `AuthConfig`, what says where to go. */
  readonly config: {
    readonly clientId: string;
    readonly domain: string;
    readonly callbackPath?: string;
    readonly loginPath?: string;
  };
  readonly window: Window;
  /** The routes that guards of ours have decided about. */
  readonly routes: Readonly<Record<RouteRole, WeakSet<Route>>>;
}
