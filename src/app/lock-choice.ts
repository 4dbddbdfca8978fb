// What the library is told about Lock for each mode.
import type { AuthConfig } from 'ngx-auth0-lock';
import type { LockMode } from './lock-mode';
import { lockTheme } from './lock-theme';
import { audience, isLocalTenant, tenantPage } from './tenant';

export function lockChoice(mode: LockMode): Pick<AuthConfig, 'lock' | 'passwordless'> {
  // A link comes back as an answer to a redirect does.
  const redirect = mode === 'redirect' || mode === 'link';
  const auth = { redirect, ...(audience && { audience }) };
  if (mode !== 'code' && mode !== 'link') return { lock: { ...lockTheme, auth } };
  return {
    passwordless: true,
    lock: {
      ...lockTheme,
      auth,
      allowedConnections: ['email'],
      passwordlessMethod: mode,
      languageDictionary: {
        ...Object(lockTheme['languageDictionary']),
        ...(isLocalTenant && { passwordlessEmailCodeInstructions: whereTheCodeIs }),
      },
    },
  };
}

// Nothing is mailed on this machine.
const whereTheCodeIs = `The code for %s stands on the local tenant’s page: ${tenantPage}`;
