// All accounts of one tenant, found by sub, or by what a person types at a connection.
import { createHash } from 'node:crypto';
import { checkUser } from '../settings/check-options.ts';
import { OptionError } from '../option-error.ts';
import type { ConnectionOptions, UserOptions } from '../settings/tenant-options.ts';
import type { Account } from './account.ts';

export interface AccountDirectory {
  list(): Account[];
  /** By e-mail address, user name or phone number, without regard to case. */
  find(connection: string, identifier: string): Account | undefined;
  bySub(sub: string): Account | undefined;
  /** Throws OptionError when the user is malformed or exists. */
  add(user: UserOptions): Account;
  remove(sub: string): boolean;
  /** Back to the users of the options. */
  reset(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

export function createAccountDirectory(
  initial: readonly UserOptions[],
  connections: readonly ConnectionOptions[],
  now: () => number = Date.now,
): AccountDirectory {
  const accounts = new Map<string, Account>();
  const byIdentifier = new Map<string, Account>();
  const key = (connection: string, identifier: string) =>
    `${connection}\n${identifier.trim().toLowerCase()}`;
  const identifiers = ({ email, username, phoneNumber }: Account) =>
    [email, username, phoneNumber].filter((value) => value !== null);

  const put = (account: Account) => {
    accounts.set(account.sub, account);
    for (const name of identifiers(account)) {
      byIdentifier.set(key(account.connection, name), account);
    }
  };
  const clear = () => {
    accounts.clear();
    byIdentifier.clear();
  };

  const directory: AccountDirectory = {
    list: () => [...accounts.values()],
    find: (connection, identifier) => byIdentifier.get(key(connection, identifier)),
    bySub: (sub) => accounts.get(sub),
    add(user) {
      checkUser(user);
      const account = toAccount(user, connections, now());
      const names = identifiers(account).map((name) => key(account.connection, name));
      if (accounts.has(account.sub) || names.some((name) => byIdentifier.has(name))) {
        throw new OptionError(`There is a user ${identifiers(account).join(', ')} already.`);
      }
      put(account);
      return account;
    },
    remove(sub) {
      const account = accounts.get(sub);
      if (!account) return false;
      for (const name of identifiers(account)) byIdentifier.delete(key(account.connection, name));
      return accounts.delete(sub);
    },
    reset() {
      clear();
      for (const user of initial) directory.add(user);
    },
    save() {
      const kept = structuredClone([...accounts.values()]);
      return () => {
        clear();
        for (const account of structuredClone(kept)) put(account);
      };
    },
  };
  directory.reset();
  return directory;
}

function toAccount(
  user: UserOptions,
  connections: readonly ConnectionOptions[],
  time: number,
): Account {
  const connection = user.connection
    ? connections.find(({ name }) => name === user.connection)
    : connections.find(({ strategy }) => strategy === 'auth0');
  if (!connection) {
    throw new OptionError(
      user.connection
        ? `A user names the connection ${user.connection}, which does not exist.`
        : 'There are users, but no database connection (strategy auth0) for them.',
    );
  }
  const identifier = user.email ?? user.phoneNumber ?? user.username;
  if (!identifier) throw new OptionError('A user needs email, phoneNumber or username.');
  const nickname = user.nickname ?? identifier.split('@')[0] ?? identifier;
  return {
    sub: `${connection.strategy}|${user.id ?? stableId(connection.name, identifier)}`,
    connection: connection.name,
    email: user.email ?? null,
    phoneNumber: user.phoneNumber ?? null,
    username: user.username ?? null,
    password: user.password ?? null,
    name: user.name ?? identifier,
    givenName: user.givenName ?? null,
    familyName: user.familyName ?? null,
    nickname,
    picture: user.picture ?? null,
    emailVerified: user.emailVerified ?? true,
    blocked: user.blocked ?? false,
    mfa: user.mfa ?? false,
    signInError: user.signInError ?? null,
    claims: { ...user.claims },
    userMetadata: { ...user.userMetadata },
    updatedAt: new Date(time),
  };
}

/** 24 hex digits, as Auth0's; the same for the same person, so that `sub` outlives a restart. */
function stableId(connection: string, identifier: string): string {
  const text = `${connection}\n${identifier.trim().toLowerCase()}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
