// Which routes our guards have decided about, so that a page can be left when its reason is gone.
import type { ActivatedRouteSnapshot, Route } from '@angular/router';

/**
 * Why a route is remembered: only people who are signed in may see it, only guests may, or it was
 * chosen beside another of the same path.
 */
export type RouteRole = 'guarded' | 'guest' | 'chosen';

// By the route and not by its guards, so that a guard is seen however it was wrapped.
const remembered: Record<RouteRole, WeakSet<Route>> = {
  guarded: new WeakSet(),
  guest: new WeakSet(),
  chosen: new WeakSet(),
};

/** Remembers what a guard of ours has decided about; takes a guard's first argument. */
export function rememberRoute(role: RouteRole, route: ActivatedRouteSnapshot | Route): void {
  const config = 'routeConfig' in route ? route.routeConfig : route;
  if (config) remembered[role].add(config);
}

/** Whether a route of that role is part of the page that `root` shows. */
export function showsRoute(
  role: RouteRole,
  { routeConfig, children }: ActivatedRouteSnapshot,
): boolean {
  return (
    (routeConfig !== null && remembered[role].has(routeConfig)) ||
    children.some((child) => showsRoute(role, child))
  );
}
