// The options of createTenant() and of the CLI's JSON file, as their user writes them.
import type { OnLogin } from './login-event.ts';
import type { FaultName } from '../faults/fault-table.ts';
import type { GrantType } from './grant-types.ts';

/** Everything a tenant can be told. Each part has a default; `createTenant()` alone serves the demo. */
export interface TenantOptions {
  /** TCP port. 0 takes a free one. Default 4400. */
  port?: number;
  /** Address to listen on. Default: loopback, both 127.0.0.1 and ::1. Others need `allowNetwork`. */
  host?: string;
  /** Must be true before the tenant listens on an address that other machines can reach. */
  allowNetwork?: boolean;
  /** The host name in the issuer, as browsers call it. Default `localhost`. */
  publicHost?: string;
  /**
   * `SameSite` of its cookies. Default `lax`. With `none` they are `Secure` too, as Auth0's: browsers send
   * them from frames on other sites, unless they block third-party cookies. An app on
   * `http://app.localhost` is on another site than a tenant on `localhost`, and both keep such cookies.
   */
  sameSite?: 'lax' | 'none';
  /** Name of the tenant, shown on its pages. Default `local`. */
  name?: string;
  /** Applications. Default: `demo-client` on http://localhost:4200. */
  clients?: ClientOptions[];
  /** Users of the database. Default: Ada and Grace (see the README). */
  users?: UserOptions[];
  /** Ways to sign in. Default: a database, Google (a stand-in page), e-mail codes and SMS codes. */
  connections?: ConnectionOptions[];
  /** APIs that access tokens can be asked for with `audience`. Default `https://api.demo.example` and `https://reports.demo.example`. */
  audiences?: (string | AudienceOptions)[];
  /** Organizations that a sign-in can be for, with the parameter `organization`. Default: none. */
  organizations?: OrganizationOptions[];
  /** Lifetimes in seconds. */
  tokenLifetimes?: Partial<TokenLifetimes>;
  /** Faults that are on from the start. */
  faults?: FaultName[];
  /** How long the fault `slow` waits, in milliseconds. Default 3000. */
  slowMilliseconds?: number;
  /** Counters that answer "too many". */
  limits?: Partial<Limits>;
  /** Passwords that count as leaked: sign-up and sign-in with them fail. Default `Tr0ub4dor&3`. */
  leakedPasswords?: string[];
  /** Two letters: the country Lock preselects for SMS. Default `GB`. */
  countryCode?: string;
  /** A rule or action of yours: adds claims, or refuses. See LoginEvent. */
  onLogin?: OnLogin;
}

/** An application (Auth0: "client"). All lists are exact: no wildcards, no prefixes. */
export interface ClientOptions {
  id: string;
  name?: string;
  /** Makes it a confidential client (`client_secret_post`), for back ends that use the code flow. */
  secret?: string;
  /** Short form: each adds callbacks `origin`, `origin/`, `origin/callback`, logout URLs and a web origin. */
  origins?: string[];
  /** Allowed callback URLs. */
  callbacks?: string[];
  /** Allowed logout URLs. */
  logoutUrls?: string[];
  /** Origins that may call the tenant by XHR or frame. */
  webOrigins?: string[];
  /** Names of the connections it may use. Default: all. */
  connections?: string[];
  /** Default: all, `client_credentials` only with a `secret`. */
  grantTypes?: GrantType[];
  refreshTokens?: RefreshTokenOptions;
}

/** How refresh tokens of a client behave. */
export interface RefreshTokenOptions {
  /** Each use gives a new one, and an old one used again ends the whole family. Default true. */
  rotation?: boolean;
  /** Seconds in which a token that was used still works once more. Default 0. */
  reuseInterval?: number;
  /**
   * Further audiences that a refresh may ask for, beside the one of the sign-in (Auth0:
   * "multi-resource refresh tokens"). Any other is ignored. A text stands for all scopes of that API.
   */
  audiences?: (string | AudienceOptions)[];
}

/** A user of the database, or of another connection when `connection` names it. */
export interface UserOptions {
  email?: string;
  password?: string;
  phoneNumber?: string;
  username?: string;
  name?: string;
  givenName?: string;
  familyName?: string;
  nickname?: string;
  /** Use a data: URI, so that nothing comes from the internet. */
  picture?: string;
  emailVerified?: boolean;
  /** The part of `sub` after the bar. Default: derived from the e-mail address, so that it is stable. */
  id?: string;
  /** Default: the first database connection. */
  connection?: string;
  /** Custom claims, e.g. `{ 'https://demo.example/roles': ['admin'] }`, in ID tokens and access tokens. */
  claims?: Record<string, unknown>;
  /** What the person said at sign-up, or may change. In no token, unless onLogin puts it there. */
  userMetadata?: Record<string, unknown>;
  /** Sign-in answers "user is blocked". */
  blocked?: boolean;
  /**
   * Has a second factor: in redirect mode a page asks for a code from the outbox. Lock's page modes are
   * refused with `a0.mfa_required`. Not for other connections than databases.
   */
  mfa?: boolean;
  /** Sign-in with the right password fails with this. `rule:TEXT` is a rule that refuses with TEXT. */
  signInError?: SignInError;
}

/** Why the right password does not sign somebody in. */
export type SignInError = 'password_change_required' | 'mfa_required' | `rule:${string}`;

/** Auth0's password policies. */
export type PasswordPolicy = 'none' | 'low' | 'fair' | 'good' | 'excellent';

/** A way to sign in. `strategy` is Auth0's: `auth0`, `email`, `sms`, a social or an enterprise name. */
export interface ConnectionOptions {
  name: string;
  strategy: string;
  displayName?: string;
  /** Database only. Default `good`. */
  passwordPolicy?: PasswordPolicy;
  /** Database only: characters. Default: what the policy says. */
  minPasswordLength?: number;
  /** Database only: refuse common passwords. Default true. */
  passwordDictionary?: boolean;
  /** Database only: refuse passwords that hold the user's name or e-mail. Default false. */
  passwordNoPersonalInfo?: boolean;
  /** Database only. Default false. */
  requiresUsername?: boolean;
  /** Database only. Default true. */
  signUp?: boolean;
  /** Database only. Default true. */
  forgotPassword?: boolean;
  /** Enterprise only: e-mail domains. */
  domains?: string[];
}

/** An API. Its access tokens are RS256 JWTs with this audience. */
export interface AudienceOptions {
  audience: string;
  /** Scopes it knows, beside the OpenID ones. */
  scopes?: string[];
}

/** An organization: its id and name are in the ID tokens of a sign-in for it, as `org_id` and `org_name`. */
export interface OrganizationOptions {
  /** As Auth0's: begins with `org_`. */
  id: string;
  /** Lower case. `organization` may be this or the id. */
  name: string;
  /** E-mail addresses. Default: everybody is a member. */
  members?: string[];
  /** Tickets that let in whoever is no member, with the parameter `invitation`. */
  invitations?: string[];
}

/** Seconds. May be changed while the tenant runs; later tokens follow. */
export interface TokenLifetimes {
  /** Default 36000 (10 hours), as Auth0's. */
  idToken: number;
  /** Default 7200 (2 hours), as Auth0's for implicit. */
  accessToken: number;
  /** Default 30 days. */
  refreshToken: number;
  /** The tenant's own session, that single sign-on lives from. Default 3 days. */
  session: number;
}

/** How often is too often. */
export interface Limits {
  /** Failed sign-ins of one user before `too_many_attempts`. Default 10. */
  failedSignIns: number;
  /** Sign-ups from one address in a minute before `too_many_requests`. Default 100. */
  signUpsPerMinute: number;
}
