// Tells the server, by a cookie without a secret, which button to render.
import { isPlatformBrowser } from '@angular/common';
import {
  DestroyRef,
  DOCUMENT,
  inject,
  PLATFORM_ID,
  provideEnvironmentInitializer,
  REQUEST,
  RESPONSE_INIT,
} from '@angular/core';
import type { SessionState } from 'ngx-auth0-lock/session';
import { feature, PENDING_HINT, type Auth0LockFeature } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';

// Holds the session's end in seconds since 1970, and nothing else.
const COOKIE = 'ngx_auth0_hint';
const HINT = /(?:^|;)\s*ngx_auth0_hint=(\d{1,12})\s*(?:;|$)/;

/**
 * Lets a server render the `<auth-button>` that the person will see: the browser keeps a cookie that
 * says until when somebody is signed in. It decides nothing else: `authenticated()`, guards and
 * requests never look at it, so that a forged one shows its owner a wrong button for a moment.
 *
 * The server's answer then depends on who asks, and says so (`Vary: Cookie`, `Cache-Control:
 * private`): a cache in front of it no longer shares pages. Prerendered pages have no hint.
 */
export function withServerHint(): Auth0LockFeature {
  return feature('withServerHint', [
    { provide: PENDING_HINT, useFactory: serverHint },
    provideEnvironmentInitializer(() =>
      isPlatformBrowser(inject(PLATFORM_ID)) ? keepCookie() : markResponse(),
    ),
  ]);
}

function serverHint(): () => boolean | null {
  const request = inject(REQUEST, { optional: true });
  return () => request && hintIn(cookiesOf(request));
}

/** What the cookies of a request say; anybody may have written them. */
function hintIn(cookies: string): boolean {
  return Number(HINT.exec(cookies)?.[1] ?? 0) * 1000 > Date.now();
}

function cookiesOf(request: Request): string {
  try {
    return request.headers.get('cookie') ?? '';
  } catch {
    // Some servers hand over their own kind of request; a hint is not worth a failed page.
    return '';
  }
}

function markResponse(): void {
  const response = inject(RESPONSE_INIT, { optional: true });
  // Null while prerendering: there is no answer to anybody yet.
  if (!response || !inject(REQUEST, { optional: true })) return;
  const headers =
    response.headers instanceof Headers ? response.headers : new Headers(response.headers);
  headers.append('Vary', 'Cookie');
  if (!/\b(?:private|no-store)\b/i.test(headers.get('Cache-Control') ?? '')) {
    headers.set('Cache-Control', 'private');
  }
  response.headers = headers;
}

function keepCookie(): void {
  const session = inject(AUTH_SESSION);
  const document = inject(DOCUMENT);
  if (!session) return;
  const follow = () => writeHint(document, session.state);
  // Not an effect: a sign-out may leave the page before an effect would run.
  inject(DestroyRef).onDestroy(session.subscribe(follow));
  follow();
}

function writeHint(document: Document, state: SessionState): void {
  if (state.status === 'pending') return;
  const seconds = state.status === 'signed-in' ? Math.floor(state.expiresAt / 1000) : 0;
  const age = Math.max(0, seconds - Math.floor(Date.now() / 1000));
  const secure = document.location.protocol === 'https:' ? '; Secure' : '';
  try {
    document.cookie = `${COOKIE}=${seconds}; Path=${appPath(document)}; Max-Age=${age}; SameSite=Lax${secure}`;
  } catch {
    // A sandboxed frame may have no cookies.
  }
}

/** The folder of the app, so that its neighbours on the origin do not get the cookie. */
function appPath(document: Document): string {
  const { origin, pathname } = new URL(document.baseURI);
  return origin === document.location.origin ? pathname.replace(/[^/]*$/, '') : '/';
}
