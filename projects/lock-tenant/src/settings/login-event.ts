// What a function of the user's own is told about a sign-in, and what it can do about it.

/** Who signs in, as the tenant knows them. */
export interface LoginUser {
  readonly sub: string;
  readonly connection: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly username: string | null;
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string;
  readonly picture: string | null;
  readonly emailVerified: boolean;
  readonly blocked: boolean;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly userMetadata: Readonly<Record<string, unknown>>;
  readonly updatedAt: Date;
}

/** The sign-in that a function of `onLogin` is asked about. */
export interface LoginRequest {
  readonly clientId: string;
  /** What was asked for, `openid` among them. */
  readonly scopes: readonly string[];
  /** The API the access token is for, or null. */
  readonly audience: string | null;
  /** The connection that was asked for by name, or null. */
  readonly connection: string | null;
  /** `acr_values`, which step-up authentication is asked for with. */
  readonly acrValues: readonly string[];
  /** `silent`: a hidden frame without a new sign-in. `refresh`: a refresh token at the token endpoint. */
  readonly kind: 'interactive' | 'silent' | 'refresh';
  readonly ip: string;
  readonly userAgent: string;
}

/** What `onLogin` is called with: on every sign-in, silent renewal and refresh, as Auth0's actions are. */
export interface LoginEvent {
  /** A copy: changes to it are not kept. */
  readonly user: LoginUser;
  readonly request: LoginRequest;
  /** Claims to add: `accessToken['https://my.example/roles'] = ['admin']`. JWTs of an API carry them. */
  readonly accessToken: Record<string, unknown>;
  /** Claims to add to the ID token. Those of the protocol itself (`iss`, `aud`, …) are left out. */
  readonly idToken: Record<string, unknown>;
  /**
   * Refuses: the app gets `access_denied` with this text, as from an Auth0 action. Lock's page modes
   * take that for a wrong password; `unauthorized`, as from an Auth0 rule, is shown with its text.
   */
  readonly deny: (reason: string, error?: 'access_denied' | 'unauthorized') => never;
}

/** A rule or action as a function. What it throws refuses the sign-in with `access_denied`. */
export type OnLogin = (event: LoginEvent) => void | Promise<void>;
