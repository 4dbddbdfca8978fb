// Signs in with a code that was sent; the first time, the account is made.
import type { Account } from '../accounts/account.ts';
import { ApiError } from '../http/http-context.ts';
import { passwordlessAccount } from '../passwordless/passwordless-account.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';

/** Throws ApiError 403 `access_denied` or 429 `too_many_attempts`. */
export function signInWithCode(
  context: TenantContext,
  connection: ConnectionOptions,
  to: string,
  code: string,
): Account {
  const result = context.codes.redeem(connection.name, to, code);
  if (result === 'too-many') {
    throw new ApiError(429, {
      error: 'too_many_attempts',
      error_description:
        "You've reached the maximum number of attempts. Please try to login again.",
    });
  }
  if (result === 'wrong') {
    const what = connection.strategy === 'sms' ? 'phone number' : 'email';
    throw new ApiError(403, {
      error: 'access_denied',
      error_description: `Wrong ${what} or verification code.`,
    });
  }
  const account = passwordlessAccount(context, connection, to);
  if (account.blocked) {
    throw new ApiError(401, { error: 'unauthorized', error_description: 'user is blocked' });
  }
  return account;
}
