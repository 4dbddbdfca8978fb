// Which routes our guards have decided about, so that a page can be left when its reason is gone.
import type { ActivatedRouteSnapshot, Route } from '@angular/router';
import type { ɵRouteRole as RouteRole } from 'ngx-auth0-lock/navigation';

/** By the route and not by its guards, so that a guard is seen however it was wrapped. */
export const rememberedRoutes: Readonly<Record<RouteRole, WeakSet<Route>>> = {
  guarded: new WeakSet(),
  guest: new WeakSet(),
  chosen: new WeakSet(),
};

/** Remembers what a guard of ours has decided about; takes a guard's first argument. */
export function rememberRoute(role: RouteRole, route: ActivatedRouteSnapshot | Route): void {
  const config = 'routeConfig' in route ? route.routeConfig : route;
  if (config) rememberedRoutes[role].add(config);
}
