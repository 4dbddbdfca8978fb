// Shows that there is a token, and not the token: whoever looks over a shoulder could use it.

/** `Bearer eyJhbG…x3Qf (812 characters)`; what is no Bearer token stays as it is. */
export function shortenToken(authorization: string): string {
  const [scheme, token] = authorization.split(' ');
  if (scheme !== 'Bearer' || !token || token.length < 40) return authorization;
  return `Bearer ${token.slice(0, 6)}…${token.slice(-4)} (${token.length} characters)`;
}
