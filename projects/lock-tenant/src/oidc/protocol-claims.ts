// Claims that say what a token is: functions of the user's own cannot set them, as at Auth0.

const protocolClaims = new Set(
  'acr amr at_hash aud auth_time azp c_hash cnf exp gty iat iss jti nbf nonce org_id org_name scope sid sub'.split(
    ' ',
  ),
);

/** A copy as JSON has it (a Date becomes text, a function vanishes), without the claims of the protocol. */
export function withoutProtocolClaims(claims: Record<string, unknown>): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(claims)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(plain).filter(([name]) => !protocolClaims.has(name)));
}
