// Puts the session's token on the requests that a rule names, and on no other.
import { isPlatformBrowser } from '@angular/common';
import { HttpContextToken, type HttpInterceptorFn } from '@angular/common/http';
import {
  DOCUMENT,
  inject,
  InjectionToken,
  NgZone,
  PLATFORM_ID,
  provideEnvironmentInitializer,
  untracked,
} from '@angular/core';
import { defer, from, of, switchMap } from 'rxjs';
import {
  compileBearerRules,
  decodeIdToken,
  type BearerMatcher,
  type BearerRule,
} from 'ngx-auth0-lock/session';
import { feature, type Auth0LockFeature } from '../auth-config';
import { AuthService } from '../auth-service';
import { AUTH_SESSION } from '../auth-session';
import { BEARER_RETRY } from './bearer-retry';

declare const ngDevMode: boolean | undefined;

/**
 * Lets one request go without a token though a rule names its URL.
 *
 * @example
 * http.get('/api/news', { context: new HttpContext().set(SKIP_BEARER, true) });
 */
export const SKIP_BEARER = new HttpContextToken<boolean>(() => false);

/** An interceptor that says in dev mode whether it was ever asked. */
export interface BearerFn extends HttpInterceptorFn {
  hasSeenRequests?: boolean;
}

/** The interceptor with the rules read in. */
export const BEARER = new InjectionToken<BearerFn>('BEARER');

/** The rules as they were given. */
export const BEARER_RULES = new InjectionToken<readonly BearerRule[]>('BEARER_RULES');

/**
 * Names the requests that carry the session's token; without it none does. It only sets rules:
 * the requests pass through {@link bearerInterceptor}.
 *
 * A rule is an absolute URL or a path of this page's origin, and covers what is below it. The session's
 * own access token is sent unless the rule says `id`, or names an API by its `audience`: then that API's,
 * which the first request asks for. Where it cannot be had the request is not sent, and fails with the
 * AuthError that says why. A malformed or unsafe rule stops the app's start with an
 * AuthError `config`.
 *
 * @example
 * provideAuth0Lock(config, withBearer(['/api', { url: 'https://reports.example.com', audience: 'https://reports' }])),
 * provideHttpClient(withInterceptors([bearerInterceptor])),
 */
export function withBearer(rules: readonly BearerRule[]): Auth0LockFeature {
  return feature('withBearer', [
    { provide: BEARER, useFactory: () => createBearer(rules) },
    { provide: BEARER_RULES, useValue: rules },
    provideEnvironmentInitializer(() => inject(BEARER)),
  ]);
}

/**
 * Puts `Authorization: Bearer …` on the requests that {@link withBearer} names, as long as somebody
 * is signed in and the request has no such header yet.
 *
 * Name it after interceptors that change URLs: what comes later could send the token elsewhere.
 */
export const bearerInterceptor: HttpInterceptorFn = (request, next) => {
  const bearer = inject(BEARER, { optional: true });
  if ((typeof ngDevMode === 'undefined' || ngDevMode) && bearer) bearer.hasSeenRequests = true;
  return bearer ? bearer(request, next) : next(request);
};

function createBearer(rules: readonly BearerRule[]): HttpInterceptorFn {
  const document = inject(DOCUMENT);
  const tokenFor = compileBearerRules(rules, document.location.origin);
  if (!isPlatformBrowser(inject(PLATFORM_ID))) return onServer(tokenFor, document.location);
  const auth = inject(AuthService);
  const session = inject(AUTH_SESSION);
  const zone = inject(NgZone);
  const retry = inject(BEARER_RETRY, { optional: true });
  let warned = false;

  return (request, next) => {
    // Relative URLs resolve on the base URL, as they will when the browser sends the request.
    const kind = tokenFor(request.urlWithParams, document.baseURI);
    if (!kind || request.context.get(SKIP_BEARER) || request.headers.has('Authorization')) {
      return next(request);
    }
    const read = () => {
      // A request may be made within a `computed` or an `effect`, which must not follow the token.
      const token = untracked(() => (kind === 'id' ? auth.idToken() : auth.accessToken()));
      if ((typeof ngDevMode === 'undefined' || ngDevMode) && kind === 'access' && !warned) {
        warned = untracked(() => auth.authenticated()) && warnAbout(token);
      }
      return token;
    };
    // Decided at each send: by the time of a second one, a `<base href>` may lead elsewhere.
    const send = (token: string | null) =>
      next(
        token && tokenFor(request.urlWithParams, document.baseURI) === kind
          ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } })
          : request,
      );
    // What `defer` holds is read when it is sent: an operator such as `retry` sends again much later.
    if (typeof kind === 'object') {
      const ask = (refused?: string) => {
        const token = zone.runOutsideAngular(() => session!.tokenToSend(kind, refused));
        return token instanceof Promise ? from(token) : of(token);
      };
      return defer(() => (retry ? retry.forApi(ask, send) : ask().pipe(switchMap(send))));
    }
    return defer(() => (retry ? retry.own(read, send) : send(read())));
  };
}

/**
 * On a server no request carries a token. Its anonymous answer must not be handed to the browser
 * either: `httpResource` would show it to somebody who is signed in without asking again.
 */
function onServer(tokenFor: BearerMatcher, location: Location): HttpInterceptorFn {
  return (request, next) => {
    const ruled = tokenFor(request.urlWithParams, location.href);
    return next(
      ruled && request.transferCache === undefined
        ? request.clone({ transferCache: false })
        : request,
    );
  };
}

/** Says why an API will not understand the access token; whether there was anything to say. */
function warnAbout(accessToken: string | null): boolean {
  if (decodeIdToken(accessToken)) return false;
  console.warn(
    `ngx-auth0-lock: a bearer rule asks for the access token, but ${
      accessToken ? 'it is opaque: only the tenant can read it' : 'there is none'
    }. Name your API as auth.audience in Lock's options, or give the rule token: 'id'.`,
  );
  return true;
}
