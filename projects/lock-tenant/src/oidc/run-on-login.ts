// Asks the user's own function about a sign-in: claims to add, or the refusal to throw.
import { errors } from 'oidc-provider';
import type { TenantContext } from '../tenant-context.ts';
import type { Account } from '../accounts/account.ts';
import { withoutProtocolClaims } from './protocol-claims.ts';
import type { LoginRequest } from '../settings/login-event.ts';

/** Claims for the tokens of one authorization. */
export interface AddedClaims {
  idToken: Record<string, unknown>;
  accessToken: Record<string, unknown>;
}

/** Throws oidc-provider's error `access_denied` or `unauthorized` when the function refuses. */
export async function runOnLogin(
  { settings, log }: TenantContext,
  account: Account,
  request: LoginRequest,
): Promise<AddedClaims> {
  const idToken: Record<string, unknown> = {};
  const accessToken: Record<string, unknown> = {};
  if (!settings.onLogin) return { idToken, accessToken };
  const { password: _password, signInError: _signInError, ...user } = structuredClone(account);
  const refusals: Error[] = [];
  const deny = (reason: string, error = 'access_denied'): never => {
    const refusal = new errors.CustomOIDCProviderError(error, reason);
    refusals.push(refusal);
    throw refusal;
  };
  try {
    await settings.onLogin({ user, request, idToken, accessToken, deny });
  } catch (error) {
    if (!refusals.some((refusal) => refusal === error)) {
      log(`onLogin failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      const reason = error instanceof Error ? error.message : String(error);
      throw new errors.CustomOIDCProviderError('access_denied', reason);
    }
  }
  // A function that catches all that is thrown has still refused.
  if (refusals[0]) throw refusals[0];
  return {
    idToken: withoutProtocolClaims(idToken),
    accessToken: withoutProtocolClaims(accessToken),
  };
}
