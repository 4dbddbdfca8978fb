// The second factor of a sign-in: a code that is "sent" to the outbox, and checked.
import type { Interaction } from 'oidc-provider';
import type { Account } from '../accounts/account.ts';
import { ApiError } from '../http/http-context.ts';
import type { TenantContext } from '../tenant-context.ts';

// Codes of passwordless connections are kept under the connection's name: none is empty.
const mfa = '';

export function sendSecondFactor(context: TenantContext, interaction: Interaction): void {
  const account = accountOf(context, interaction);
  const code = context.codes.issue(mfa, account.sub);
  const to = account.email ?? account.phoneNumber ?? account.username ?? account.sub;
  context.outbox.send({ kind: 'code', to, code, link: null });
}

/** The sub of the person who passed. Throws ApiError 403 `a0.mfa_invalid_code` or 429. */
export function passSecondFactor(
  context: TenantContext,
  interaction: Interaction,
  code: string,
): string {
  const { sub } = accountOf(context, interaction);
  const result = context.codes.redeem(mfa, sub, code.trim());
  if (result === 'right') return sub;
  if (result === 'too-many') {
    throw new ApiError(429, {
      error: 'too_many_attempts',
      error_description: 'Too many wrong codes. Reload this page for a new one.',
    });
  }
  throw new ApiError(403, {
    error: 'a0.mfa_invalid_code',
    error_description: 'That code is wrong or too old. Reload this page for a new one.',
  });
}

function accountOf({ accounts }: TenantContext, { session }: Interaction): Account {
  const account = accounts.bySub(session?.accountId ?? '');
  if (account) return account;
  throw new ApiError(400, { error: 'invalid_request', error_description: 'The user is gone.' });
}
