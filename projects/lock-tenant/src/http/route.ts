// A route: which requests it takes, and what the faults and the cross-origin rules make of it.
import type { HttpContext } from './http-context.ts';

/**
 * `script`: what Lock loads with a script tag. `api`: what it calls by XHR. `oidc`: /authorize and
 * what follows it. `page`: pages for people. `control`: the tenant's own switches.
 */
export type RouteKind = 'script' | 'api' | 'oidc' | 'page' | 'control';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** A whole path, or a pattern for one; its groups are handed on. */
  readonly path: string | RegExp;
  readonly kind: RouteKind;
  readonly handle: (http: HttpContext, groups: string[]) => Promise<void> | void;
}

export interface Match {
  readonly kind: RouteKind;
  readonly handle: (http: HttpContext) => Promise<void> | void;
}

/** The first route that takes the request. A preflight (OPTIONS) finds the route it asks for. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | null {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    if (route.method !== wanted && method !== 'OPTIONS') continue;
    const groups = matchPath(route.path, path);
    if (groups) return { kind: route.kind, handle: (http) => route.handle(http, groups) };
  }
  return null;
}

function matchPath(pattern: string | RegExp, path: string): string[] | null {
  if (typeof pattern === 'string') return pattern === path ? [] : null;
  return pattern.exec(path)?.slice(1) ?? null;
}
