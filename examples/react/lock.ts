// Lock, in a file that is only ever `import()`ed: the page starts without it.
import { Auth0Lock } from 'auth0-lock';
import { lockOptions, type LockConfig } from 'ngx-auth0-lock/lock';

export const createLock = (config: LockConfig) =>
  new Auth0Lock(config.clientId, config.domain, lockOptions(config));
