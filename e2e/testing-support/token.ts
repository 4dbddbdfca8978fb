// Makes ID tokens that nobody issued, for stories about what storage may hold, and reads those that were.

/** Three parts, RS256 in its header, and a signature that is none. */
export function unsignedToken(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = Buffer.from('not a signature').toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT', kid: 'a-story' })}.${part(claims)}.${signature}`;
}

/** Claims as the tenant would issue them to Ada, an hour long. */
export function claimsFrom(issuer: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: 'demo-client',
    sub: 'auth0|a-story',
    name: 'Ada Lovelace',
    iat: now,
    exp: now + 3600,
  };
}

/** What a token says; nothing about it is verified. */
export function claimsOf(token: string | undefined): Record<string, unknown> {
  const claims = Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(claims || '{}') as Record<string, unknown>;
}
