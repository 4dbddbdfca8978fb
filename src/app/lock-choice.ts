// What the library is told about Lock for each mode.
import type { AuthConfig } from 'ngx-auth0-lock';
import type { LockMode } from './lock-mode';
import { lockTheme } from './lock-theme';
import { audience, isLocalTenant, tenantPage } from './tenant';

export function lockChoice(mode: LockMode): Pick<AuthConfig, 'lock' | 'passwordless'> {
  const auth = { redirect: mode === 'redirect', ...(audience && { audience }) };
  if (mode !== 'code') return { lock: { ...lockTheme, auth } };
  return {
    passwordless: true,
    lock: {
      ...lockTheme,
      auth,
      allowedConnections: ['email'],
      passwordlessMethod: 'code',
      languageDictionary: {
        ...Object(lockTheme['languageDictionary']),
        ...(isLocalTenant && { passwordlessEmailCodeInstructions: whereTheCodeIs }),
      },
    },
  };
}

// Nothing is mailed on this machine.
const whereTheCodeIs = `The code for %s stands on the local tenant’s page: ${tenantPage}`;
