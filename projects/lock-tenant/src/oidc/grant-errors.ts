// Says why a grant was refused in Auth0's words: clients look at them.
import type { OidcContext } from 'oidc-provider';

/**
 * Replaces oidc-provider's one sentence for every refused grant. auth0-spa-js falls back to a hidden
 * frame when the text says "invalid refresh token".
 */
export function describeGrantError(ctx: OidcContext, { cause }: Error): void {
  const body = ctx.body as { error?: string } | undefined;
  if (body?.error !== 'invalid_grant') return;
  const grantType = ctx.oidc.params['grant_type'];
  const isPkce = cause instanceof Error && /code_(verifier|challenge)/.test(cause.message);
  let description = 'Unknown or invalid refresh token.';
  if (grantType !== 'refresh_token') {
    description = isPkce ? 'Failed to verify code verifier' : 'Invalid authorization code';
  }
  ctx.body = { error: 'invalid_grant', error_description: description };
}
