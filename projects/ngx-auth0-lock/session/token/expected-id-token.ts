// What an ID token must say to be accepted.

/** What a token is compared with. */
export interface ExpectedIdToken {
  /** The tenant's issuer, end slash included. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where the tenant's public keys are: from the configuration, never from a token. */
  readonly jwksUrl: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The nonce of the request, if it had one: the token must carry it. */
  readonly nonce?: string;
  /** The access token that came with it, if any: `at_hash` must then be there and belong to it. */
  readonly accessToken?: string | null;
  /**
   * Whether `at_hash` may be missing, as it may in what the token endpoint hands over, which no browser
   * passed on (OpenID Connect Core 1.0, section 3.1.3.6). Default false.
   */
  readonly atHashOptional?: boolean;
  /** The `sub` that is said to have signed in, if anybody says so. */
  readonly subject?: unknown;
  /** Tolerance for clocks that differ, in seconds: 0 to 300. Default 60. */
  readonly toleranceSeconds?: number;
  /** The `max_age` of the request, in seconds, if it had one. */
  readonly maxAgeSeconds?: number;
  /** The `organization` of the request, id (`org_…`) or name, if it had one. */
  readonly organization?: string;
}
