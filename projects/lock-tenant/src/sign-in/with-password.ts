// Checks a password, and everything else that can keep a user of the database out.
import type { Account } from '../accounts/account.ts';
import { ApiError } from '../http/http-context.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';
import { sameText } from '../accounts/same-text.ts';

/** Throws ApiError with the code that Lock has a text for (lock/src/core/web_api/helper.js). */
export function signInWithPassword(
  { accounts, attempts, settings }: TenantContext,
  connection: ConnectionOptions,
  identifier: string,
  password: string,
): Account {
  const account = accounts.find(connection.name, identifier);
  // A user who does not exist is counted too: the answer must not tell.
  const user = account?.sub ?? `${connection.name}|${identifier.trim().toLowerCase()}`;
  if (attempts.isBlocked(user)) {
    throw refusal(
      429,
      'too_many_attempts',
      'Your account has been blocked after multiple consecutive login attempts.',
      `${identifier} has failed ${settings.limits.failedSignIns} times in a row.`,
    );
  }
  const right = sameText(password, account?.password ?? '');
  if (!account || account.password === null || !right) {
    attempts.failed(user);
    const reason = account
      ? `It is not the password of ${identifier}.`
      : `Nobody at ${connection.name} is called ${identifier || '(empty)'}.`;
    throw refusal(403, 'access_denied', 'Wrong email or password.', reason);
  }
  if (account.blocked)
    throw refusal(401, 'unauthorized', 'user is blocked', `${identifier} is blocked.`);
  if (settings.leakedPasswords.includes(password)) {
    throw refusal(
      401,
      'password_leaked',
      'This login attempt has been blocked because the password you are using was previously disclosed through a data breach (not in this application).',
      'The password is among leakedPasswords.',
    );
  }
  refuseIfTold(account);
  attempts.succeeded(user);
  return account;
}

function refuseIfTold({ signInError }: Account): void {
  if (signInError === null) return;
  const told = `The user's signInError is ${signInError}.`;
  if (signInError.startsWith('rule:')) {
    throw refusal(401, 'unauthorized', signInError.slice(5), told);
  }
  if (signInError === 'mfa_required') {
    throw refusal(403, 'a0.mfa_required', 'Multifactor authentication required.', told);
  }
  throw refusal(401, signInError, 'The password has expired and must be changed.', told);
}

function refusal(status: number, error: string, description: string, reason?: string): ApiError {
  return new ApiError(status, { error, error_description: description }, reason);
}
