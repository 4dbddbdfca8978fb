// What a session offers and what it needs: types only.
import type { Clock } from './time/clock';
import type { IdleCountdown, IdleTimeout } from './idle/idle-timeout';
import type { LockAuthResult, LockPort, LockShowOptions } from './lock-port';
import type { TokenRequest } from './requests/bearer-rules';
import type { Tabs } from './tabs/tabs';
import type { AuthEvent, LoginResult, SessionState, SignedOutReason } from './session-state';
import type { TokenStorage } from './storage/token-storage';

/** What `createSession()` needs to know. */
export interface SessionOptions {
  /** The client id of the application, as Auth0's dashboard shows it. */
  readonly clientId: string;
  /** The tenant: `acme.eu.auth0.com`, or a stand-in such as `http://localhost:4400`. */
  readonly domain: string;
  /** Where the session is kept. Default `local`. */
  readonly storage?: 'local' | 'session' | 'memory' | TokenStorage;
  /** The raw ID token is kept under this key. Default `id_token`, as in Auth0's quickstarts. */
  readonly storageKey?: string;
  /** The session is over this many seconds after the token's `exp`. Default 0. */
  readonly leewaySeconds?: number;
  /**
   * Renews by itself this many seconds before the first of the tokens ends, or at half of the token's lifetime where
   * that is later. Default: never by itself.
   */
  readonly renewBeforeSeconds?: number;
  /** Ends the session when nobody uses it: `idleTimeout({ afterSeconds })`. */
  readonly idle?: IdleTimeout;
  /**
   * How the tokens come: by an authorization code with PKCE, or in the fragment of the address
   * (RFC 9700 advises against that). `code` needs {@link redirectUrl}, and a Lock that was made with
   * `lockOptions({ flow: 'code' })` and is opened by {@link Session.signIn} alone. Default `implicit`.
   */
  readonly flow?: 'code' | 'implicit';
  /** Where Lock returns to: absolute, and in the client's "Allowed Callback URLs". For `flow: 'code'`. */
  readonly redirectUrl?: string;
  /** The API that the session's own access token is for. */
  readonly audience?: string;
  /** What the session's own access token is for, beside `openid`. */
  readonly scope?: string;
  /** Keeps refresh tokens in memory alone; a reload then renews by a hidden frame. */
  readonly refreshTokens?: 'memory';
  /** Whether people sign in by a code or a link that is sent to them: links open in another tab. */
  readonly passwordless?: boolean;
  /** Makes (or fetches) the page's Lock; called on first need, and again after a failure. */
  readonly lock?: () => Promise<LockPort>;
  /** The options of `lock.show()` for one attempt, or a promise of them. Default: only what the attempt needs. */
  readonly showOptions?: (attempt: SignInAttempt) => unknown;
  /** For tests. Default: the browser's clock. */
  readonly clock?: Clock;
  /** For tests. Default: the browser's tabs. */
  readonly tabs?: Tabs;
}

/** What the tenant's own page is asked for. */
export interface UniversalLoginOptions {
  /** The organization to sign in for, by its id (`org_…`) or its name; the ID token must be for it. */
  readonly organization?: string;
  /** The ticket of an invitation, which the link in its mail brings as the parameter `invitation`. */
  readonly invitation?: string;
  /** What the page shows first: `signup`, or what else your tenant knows. */
  readonly screenHint?: string;
}

/** How somebody is signed in: the options of `AuthService.login()` and of {@link Session.signIn}. */
export interface LoginOptions {
  /**
   * Path to come back to, starting with `/`; anything that would leave the page's origin is ignored.
   * Default in Angular: the current page.
   */
  readonly returnTo?: string;
  /** Options for this one `lock.show()`. */
  readonly lock?: LockShowOptions;
  /**
   * The person must have signed in at the tenant so many seconds ago at the most, with a minute's
   * tolerance for clocks; else the tenant asks again. An answer that does not say when counts as too
   * old (OpenID Connect Core 1.0, section 3.1.3.7, 11 to 13). That a password is asked for again is
   * certain with database connections only: other identity providers may know the person still.
   */
  readonly maxAgeSeconds?: number;
  /**
   * Goes to the tenant's own login page instead of Lock, by redirect: for organizations and invitations,
   * second factors and passkeys, and where the browser refuses Lock's own call its cookie. The session is
   * the same. Needs `flow: 'code'`; no Lock is loaded.
   */
  readonly universal?: boolean | UniversalLoginOptions;
}

/** One attempt to sign in, as {@link SessionOptions.showOptions} sees it. */
export interface SignInAttempt {
  /** Goes into `auth.params.nonce`; the answer must carry it. */
  readonly nonce: string;
  /**
   * Goes into `auth.params.state`; as random as auth0-js' own, and new for each attempt. Without it
   * Lock's last-login button fails: it asks silently, and with a nonce auth0-js makes no state of
   * its own then (auth0-lock src/quick-auth/actions.js, auth0-js src/web-auth/index.js).
   */
  readonly state: string;
  /** Goes into `auth.params.max_age`, in seconds: how long ago the person may have signed in. */
  readonly max_age?: number;
  /** Goes into `auth.params.appState`: stays in this browser, comes back with the answer. */
  readonly appState: unknown;
  readonly lock?: LockShowOptions;
  /** Goes into `auth.params` as it is; only in the code flow. */
  readonly challenge?: {
    readonly code_challenge: string;
    readonly code_challenge_method: 'S256';
  };
  /** Whether `offline_access` is asked for, so that a refresh token comes; only in the code flow. */
  readonly offlineAccess?: boolean;
}

/** A session: restored when it is made, and true from then on. All methods are bound. */
export interface Session {
  /** The state now; the same object until something changes. */
  readonly state: SessionState;
  /** How long it has left while nobody uses it; null without the `idle` option. */
  readonly idle: IdleCountdown | null;
  /** Calls back after each change of {@link state}; returns what undoes it. */
  subscribe(listener: () => void): () => void;
  /** Calls back with each event; returns what undoes it. */
  on(listener: (event: AuthEvent) => void): () => void;
  /**
   * Listens to the `authenticated` of a Lock that the page owns, and uses that Lock to sign in and
   * to renew where the options name none; returns what undoes it.
   */
  connect(lock: LockPort): () => void;
  /**
   * Verifies what Lock handed over, then starts the session; never rejects. What answers an attempt
   * of {@link signIn} or {@link resumeRedirect} is judged there, by its nonce, and left alone here.
   */
  acceptAuthResult(result: LockAuthResult): Promise<SessionState>;
  /**
   * Opens Lock and settles when the attempt is over; never rejects. In redirect mode it stays open
   * when the page leaves. Called twice, it is the same attempt.
   */
  signIn(options?: LoginOptions): Promise<LoginResult>;
  /** Takes up a redirect sign-in from the answer that `takeCallback` took out of the address bar; never rejects. */
  resumeRedirect(answer: string): Promise<LoginResult>;
  /**
   * Renews silently through Lock's `checkSession`; whether it worked. Never rejects. For 30 s after
   * a failure it answers false without asking again.
   */
  renew(): Promise<boolean>;
  /** Fetches Lock ahead of the first click. */
  preload(): void;
  /** Ends the session at once, here, in storage and in the other tabs. */
  signOut(reason?: SignedOutReason): void;
  /** Looks now whether storage or the clock changed; returns the state then. */
  revalidate(): SessionState;
  /**
   * Lets go of timers, listeners and tabs, and tells nothing more; an attempt that is open is
   * cancelled. Storage stays as it is.
   */
  destroy(): void;
  /** Exact: never true at or after the end, however late a timer is. */
  authenticated(): boolean;
  /** The raw ID token, or null when nobody is signed in. */
  idToken(): string | null;
  /**
   * The raw access token, or null when there is none or it has expired. An opaque one (no audience
   * was asked for) does not survive a reload.
   */
  accessToken(): string | null;
  /**
   * The access token for an API: asked for when it is needed, once for all tabs, kept with its own
   * expiry, and asked for again once it is over. Never rejects; `renewal-failed` says what went wrong.
   *
   * @param audience the API, by its identifier at the tenant.
   * @param scope what the token is for, with spaces in between. Default: all that the API grants.
   * @returns null when nobody is signed in, or the token cannot be had.
   */
  accessTokenFor(audience: string, scope?: string): Promise<string | null>;
  /**
   * The same for code that sends requests: at once where it is held, null only when nobody is signed
   * in, or no longer who asked. Rejects with an AuthError that says why it cannot be had; for 30 s after
   * a failure with the same, without asking again.
   *
   * @param refused the token that the API has answered with 401: another takes its place, unless
   * that was one a moment ago.
   */
  tokenToSend(request: TokenRequest, refused?: string): Promise<string | null> | string | null;
}
