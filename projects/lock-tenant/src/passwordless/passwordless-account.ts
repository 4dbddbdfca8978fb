// The account behind an e-mail address or a phone number: made when it first comes.
import type { Account } from '../accounts/account.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';

export function passwordlessAccount(
  { accounts }: TenantContext,
  { name, strategy }: ConnectionOptions,
  to: string,
): Account {
  return (
    accounts.find(name, to) ??
    accounts.add({
      connection: name,
      ...(strategy === 'sms' ? { phoneNumber: to } : { email: to.trim().toLowerCase() }),
    })
  );
}
