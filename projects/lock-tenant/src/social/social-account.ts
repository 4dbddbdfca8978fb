// Accounts of social and enterprise connections: made when a person first comes by that way.
import type { Account } from '../accounts/account.ts';
import { ApiError } from '../http/http-context.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';

export interface SocialChoice {
  name: string;
  email: string;
}

/**
 * The account of that address at the connection. As at Auth0 it is another account (another `sub`)
 * than the database's of the same person; it borrows the name, but not the custom claims.
 */
export function sameProfile(
  { accounts }: TenantContext,
  connection: ConnectionOptions,
  email: string,
): Account {
  const address = email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw new ApiError(400, {
      error: 'invalid_email',
      error_description: 'Type an e-mail address.',
    });
  }
  const existing = accounts.find(connection.name, address);
  if (existing?.blocked) {
    throw new ApiError(401, { error: 'unauthorized', error_description: 'user is blocked' });
  }
  if (existing) return existing;
  const known = accounts.list().find((account) => account.email === address);
  return accounts.add({
    connection: connection.name,
    email: address,
    ...(known && { name: known.name, nickname: known.nickname }),
    ...(known?.picture && { picture: known.picture }),
  });
}
