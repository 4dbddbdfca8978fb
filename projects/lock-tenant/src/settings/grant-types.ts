// The ways in which a client may come by tokens.

/** Auth0's names. */
export const grantTypes = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
] as const;

/** What a client may ask the tenant for. */
export type GrantType = (typeof grantTypes)[number];
