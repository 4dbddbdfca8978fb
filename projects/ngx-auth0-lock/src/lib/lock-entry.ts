// The lazy way to Lock: the only file that imports `auth0-lock`, and only ever `import()`ed itself.
//
// Static named imports, because `import('auth0-lock')` has another shape under `ng serve` than in
// `ng build`. Nothing may name this file but `import('./lock-entry')`: a bundler would pull Lock
// into the first bundle.
import { Auth0Lock, Auth0LockPasswordless } from 'auth0-lock';
// @ts-expect-error: Lock ships no types for its dictionaries.
import english from 'auth0-lock/lib/i18n/en.js';
import { lockOptions, showOptions, tenantOf, type LockPort } from 'ngx-auth0-lock/session';
import type { LockCode, LockRequest } from './lock-loader';
import { prepareLockStyle } from './lock-style';

interface DictionaryRegistry {
  registerLanguageDictionary(language: string, dictionary: unknown): void;
}

function createLock({ config, redirectUrl, nonce }: LockRequest): LockPort {
  const { clientId, domain, lock, passwordless } = config;
  const options = lockOptions({ clientId, domain, redirectUrl, lock });
  prepareLockStyle(nonce);
  // Before the constructor: else Lock fetches English, which it contains, from Auth0's CDN, and
  // stays empty for 21 s where that is blocked (auth0-lock `src/i18n.js`).
  const { Auth0 } = window as unknown as { Auth0: DictionaryRegistry };
  // A CommonJS file: its default export is the dictionary or holds it, as the bundler likes.
  Auth0.registerLanguageDictionary('en', english.default ?? english);
  const Lock = passwordless ? Auth0LockPasswordless : Auth0Lock;
  // Lock takes the domain as it is, and means https when it has no scheme.
  return new Lock(clientId, tenantOf(domain).url.replace('https://', ''), options);
}

export const lockCode: LockCode = { createLock, showOptions };
