// The ways in which a client may come by tokens.

/** What a client may ask the tenant for, in Auth0's names. */
export type GrantType = 'authorization_code' | 'implicit' | 'refresh_token' | 'client_credentials';

/** All of them. */
export const grantTypes: readonly GrantType[] = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
];
