// The options that Lock is given, and the unsafe ones that are refused.
import {
  AuthError,
  ɵfieldsOf as fieldsOf,
  tenantOf,
  type LockShowOptions,
  type SignInAttempt,
} from 'ngx-auth0-lock/session';

/**
 * Options for Lock's constructor, passed through to it: `theme`, `language`, `allowedConnections`,
 * `additionalSignUpFields` and so on (https://auth0.com/docs/libraries/lock/lock-configuration).
 *
 * These are set by the library and cannot be changed: `auth.redirectUrl` (see `callbackPath`),
 * `auth.autoParseHash`, `auth.params.nonce`, `auth.params.state`, `auth.params.appState`, `autoclose`, `hashCleanup`,
 * in the code flow `auth.responseType`, `auth.sso` and the challenge, `_sendTelemetry`, and of `overrides` the issuer and the address of the keys.
 */
export interface LockOptions {
  /** How Lock asks the tenant. */
  readonly auth?: {
    /** False opens a popup where the connection needs a window. Default true. */
    readonly redirect?: boolean;
    /** In the implicit flow `token id_token` (the default) or `id_token`. */
    readonly responseType?: string;
    /** The API that the access token is for; without one it is opaque. */
    readonly audience?: string;
    /** Goes to the tenant. `scope` (default `openid profile email`) always holds `openid`. */
    readonly params?: Readonly<Record<string, unknown>>;
    readonly [option: string]: unknown;
  };
  /** Passed to auth0-js; issuer and keys are the library's. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly [option: string]: unknown;
}

/** What the options of Lock are made from. */
export interface LockConfig {
  /** The client id of the application. */
  readonly clientId: string;
  /** The tenant, as for `createSession()`. */
  readonly domain: string;
  /** Where Lock returns to: absolute, and in the client's "Allowed Callback URLs". */
  readonly redirectUrl: string;
  /** The app's own options for Lock. */
  readonly lock?: LockOptions;
  /** How the tokens come, as for `createSession()`. Default `implicit`. */
  readonly flow?: 'code' | 'implicit';
  /** The API that the access token is for; goes before that of `lock.auth`. */
  readonly audience?: string;
  /** Goes before that of `lock.auth.params`. */
  readonly scope?: string;
}

/**
 * Refuses options that would let somebody be signed in to another person's account, or that this
 * library could not work with. Takes Lock's constructor options and those of `lock.show()`.
 *
 * @throws AuthError `config` that says why.
 */
export function refuseUnsafeLockOptions(
  options: LockOptions | LockShowOptions = {},
  flow: LockConfig['flow'] = 'implicit',
): void {
  // Each is read as a plain property, inherited ones too: so does Lock.
  const auth = fieldsOf(options.auth);
  const params = fieldsOf(auth['params']);
  const code = flow === 'code';
  const { responseType = code ? 'code' : 'id_token', responseMode = 'fragment' } = auth;
  const fixed = [auth, params].flatMap(({ state, nonce }) => [state, nonce]);
  const challenges = ['code_challenge', 'code_challenge_method', 'codeChallenge'];
  refuse(
    options['_enableIdPInitiatedLogin'] || options['_enableImpersonation'],
    '_enableIdPInitiatedLogin and _enableImpersonation accept an answer that nobody here asked for: anyone could sign a visitor in to an account of theirs.',
  );
  refuse(
    fixed.some((value) => value != null),
    'A fixed state or nonce can be guessed, and then no longer shows that an answer belongs to this browser. To come back to a page, use returnTo.',
  );
  refuse(
    challenges.some((name) => auth[name] != null || params[name] != null),
    "A fixed code_challenge is the same for every sign-in: flow: 'code' makes one for each.",
  );
  refuse(
    code && responseType !== 'code',
    "With flow: 'code' auth.responseType is 'code', and is set by the library: leave it out.",
  );
  refuse(
    !code && /\bcode\b/.test(String(responseType)),
    "auth.responseType 'code' alone leaves the code to whoever sees it: set flow: 'code', which adds PKCE and redeems it.",
  );
  refuse(
    !code && !/^(?:token )?id_token$|^id_token token$/.test(String(responseType)),
    "auth.responseType must be 'token id_token' or 'id_token': without an ID token there is no session.",
  );
  refuse(
    responseMode !== 'fragment' && !(code && responseMode === 'query'),
    "auth.responseMode must be 'fragment': the tokens go to this page, not to a server.",
  );
}

function refuse(unsafe: unknown, reason: string): void {
  if (unsafe) throw new AuthError('config', reason);
}

function refuseNoText(option: string, value: unknown): void {
  const isText = typeof value === 'string' && value.trim() !== '';
  refuse(value !== undefined && !isText, `${option} must be a text, not ${JSON.stringify(value)}.`);
}

/**
 * The domain for `new Auth0Lock(clientId, domain, options)`: a host name, or with its scheme where
 * that is http. Lock takes the domain as it is, so an end slash would end up in the middle of URLs.
 *
 * @throws AuthError `config` when it is malformed.
 */
export function lockDomain(domain: string): string {
  return tenantOf(domain).url.replace('https://', '');
}

/**
 * The options for `new Auth0Lock(clientId, lockDomain(domain), options)`.
 *
 * @throws AuthError `config` for unsafe ones, and for a malformed domain.
 */
export function lockOptions({
  domain,
  redirectUrl,
  lock = {},
  flow,
  ...own
}: LockConfig): Record<string, unknown> {
  refuseUnsafeLockOptions(lock, flow);
  refuseNoText('audience', own.audience);
  refuseNoText('scope', own.scope);
  const tenant = tenantOf(domain);
  const audience = own.audience ?? lock.auth?.audience ?? lock.auth?.params?.['audience'];
  return {
    ...(tenant.url.startsWith('http:') ? atHome(tenant.url, lock) : lock),
    auth: {
      ...lock.auth,
      responseType: flow === 'code' ? 'code' : (lock.auth?.responseType ?? 'token id_token'),
      // Lock asks for the last sign-in with a response type of its own, which a client of the code flow
      // need not be allowed (auth0-js src/authentication/index.js, getSSOData).
      ...(flow === 'code' ? { sso: false } : {}),
      params: withOpenId(ownParams(lock, own), own.scope),
      // Here a renewal asks for it too; among the params only a sign-in does.
      ...(audience ? { audience } : {}),
      redirectUrl,
      // The hash is taken before the router looks, and handed to `resumeAuth`.
      autoParseHash: false,
    },
    // Lock would put back an address that the router has left since, and drop `history.state`.
    hashCleanup: false,
    // With it `authenticated` comes a second late, or never (auth0-lock src/core/actions.js, closeLock).
    autoclose: false,
    _sendTelemetry: false,
    // Without these auth0-js fetches keys from wherever the token says.
    overrides: {
      ...lock.overrides,
      __token_issuer: tenant.issuer,
      __jwks_uri: tenant.jwksUrl,
    },
  };
}

/**
 * The options for one `lock.show()`. Its `auth.params` replace the constructor's (auth0-lock
 * src/core/index.js, overrideOptions), so those are repeated.
 *
 * @throws AuthError `config` for unsafe ones.
 */
export function showOptions(
  config: Pick<LockConfig, 'lock' | 'flow' | 'audience' | 'scope'>,
  { lock = {}, challenge, offlineAccess, ...ofAttempt }: SignInAttempt,
): Record<string, unknown> {
  refuseUnsafeLockOptions(lock, config.flow);
  const given = { ...ownParams(config.lock, config), ...lock.auth?.params };
  const { scope, ...params } = withOpenId(given, config.scope);
  const scopes = offlineAccess ? withScope(scope, 'offline_access') : scope;
  return {
    // The screen with the last account signs in without a password.
    ...(ofAttempt.max_age !== undefined && { rememberLastLogin: false }),
    ...lock,
    auth: { ...lock.auth, params: { ...params, scope: scopes, ...ofAttempt, ...challenge } },
  };
}

// A stand-in on this machine. Lock prefixes a domain that has a scheme with `https://` when it asks
// for its settings, and takes texts, logo and avatar from hosts of Auth0: here nothing leaves home.
function atHome(url: string, lock: LockOptions): LockOptions {
  return {
    configurationBaseUrl: url,
    languageBaseUrl: url,
    avatar: null,
    ...lock,
    theme: { logo: PADLOCK, ...fieldsOf(lock['theme']) },
  };
}

const PADLOCK =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='M6 10V8a6 6 0 0 1 12 0v2h1v11H5V10zm3 0h6V8a3 3 0 0 0-6 0z'/></svg>";

/** The params of the options, without an audience that another goes before. */
function ownParams(lock: LockOptions = {}, { audience }: Pick<LockConfig, 'audience'>) {
  const { audience: before, ...params } = lock.auth?.params ?? {};
  return before === undefined || audience !== undefined ? params : { ...params, audience: before };
}

function withOpenId(
  params?: Readonly<Record<string, unknown>>,
  own?: string,
): Record<string, unknown> & { readonly scope: string } {
  const given = own ?? params?.['scope'];
  const scope = typeof given === 'string' && given.trim() ? given : 'openid profile email';
  return { ...params, scope: hasScope(scope, 'openid') ? scope : `openid ${scope}` };
}

function withScope(scope: string, wanted: string): string {
  return hasScope(scope, wanted) ? scope : `${scope} ${wanted}`;
}

function hasScope(scope: string, wanted: string): boolean {
  return scope.split(/\s/).includes(wanted);
}
