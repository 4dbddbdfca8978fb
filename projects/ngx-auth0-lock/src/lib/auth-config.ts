// What an app tells the library about its tenant, and what a feature of the library is.
import { InjectionToken, type EnvironmentProviders, type Provider } from '@angular/core';
import { AuthError } from 'ngx-auth0-lock/session';
import type { LockOptions } from 'ngx-auth0-lock/lock';
import type { IdleTimeout, SessionOptions, TokenStorage } from 'ngx-auth0-lock/session';

declare const ngDevMode: boolean | undefined;

/** The settings of an app: two are required. */
export interface AuthConfig {
  /** The client id of the application, as Auth0's dashboard shows it. */
  readonly clientId: string;
  /** The tenant: `acme.eu.auth0.com`, or the local tenant `http://localhost:4400` (http: loopback only). */
  readonly domain: string;
  /**
   * How the tokens come: `code`, an authorization code with PKCE, never has a token in the address
   * bar and renews where third-party cookies are refused; `implicit` is what Lock does by itself.
   * Default `implicit`.
   */
  readonly flow?: 'code' | 'implicit';
  /** The API that the session's own access token is for; goes before `lock.auth.audience`. */
  readonly audience?: string;
  /** What is asked for, beside `openid`; goes before `lock.auth.params.scope`. Default `openid profile email`. */
  readonly scope?: string;
  /** Options for Lock itself, passed through; unsafe ones are refused with an error that says why. */
  readonly lock?: LockOptions;
  /** `Auth0LockPasswordless` (a code by e-mail or SMS) instead of `Auth0Lock`. Default false. */
  readonly passwordless?: boolean;
  /**
   * Where Lock returns to after a redirect, relative to the app's base URL, such as `/callback`.
   * Default: the base URL itself (Lock's own default would be the current page, and each one would
   * need an entry in the tenant's "Allowed Callback URLs").
   */
  readonly callbackPath?: string;
  /** The route of your login page; guards go there with `?returnTo=…`. Without it they open Lock. */
  readonly loginPath?: string;
  /** Where the session is kept. Default `local`; falls back to memory when the browser refuses. */
  readonly storage?: 'local' | 'session' | 'memory' | TokenStorage;
  /** The raw ID token is kept under this key. Default `id_token`, as in Auth0's quickstarts. */
  readonly storageKey?: string;
  /** The session is over this many seconds after the token's `exp`. Default 0. */
  readonly leewaySeconds?: number;
  /**
   * When to fetch Lock's code before the click, which is only ever done while signed out: when
   * somebody points at or focuses `<auth-button>` (the default), when the page is idle, or never.
   */
  readonly preload?: 'interaction' | 'idle' | 'never';
}

/** The app's configuration. */
export const AUTH_CONFIG = new InjectionToken<AuthConfig>('AUTH_CONFIG', {
  factory: () => {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? 'provideAuth0Lock() is missing: put provideAuth0Lock({ clientId, domain }) into the providers of your app (app.config.ts), or AuthModule.forRoot(…) into the imports of its module.'
        : 'provideAuth0Lock() is missing.',
    );
  },
});

/** Whether mistakes are explained in the console of dev mode; tests want none of that. */
export const FIRST_AID = new InjectionToken<boolean>('FIRST_AID', { factory: () => true });

/** Options of the session that a feature adds to those of {@link AuthConfig}. */
export const SESSION_SETTINGS = new InjectionToken<
  Partial<Pick<SessionOptions, 'renewBeforeSeconds' | 'refreshTokens' | 'clock' | 'tabs'>>
>('SESSION_SETTINGS');

/** What ends a session that nobody uses. */
export const IDLE_TIMEOUT = new InjectionToken<IdleTimeout>('IDLE_TIMEOUT');

/**
 * What `<auth-button>` shows as long as nobody can know better, which is on the server: whether
 * somebody is probably signed in, or null for no idea. It decides nothing else.
 */
export const PENDING_HINT = new InjectionToken<() => boolean | null>('PENDING_HINT');

/** An opt-in part of the library, made by a function whose name starts with `with`. */
export interface Auth0LockFeature {
  /** The name of the function that made it. */
  readonly ɵkind: string;
  readonly ɵproviders: readonly (Provider | EnvironmentProviders)[];
}

/** Makes an {@link Auth0LockFeature}; `kind` is the name of the function that calls it. */
export function feature(
  kind: string,
  providers: readonly (Provider | EnvironmentProviders)[],
): Auth0LockFeature {
  return { ɵkind: kind, ɵproviders: providers };
}
