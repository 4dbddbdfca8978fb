// The lazy way to Lock: the only file that imports `auth0-lock`, and only ever `import()`ed itself.
//
// Static named imports, because `import('auth0-lock')` has another shape under `ng serve` than in
// `ng build`. Nothing may name this file but `import('./lock-entry')`: a bundler would pull Lock
// into the first bundle.
import { Auth0Lock, Auth0LockPasswordless } from 'auth0-lock';
import english from 'auth0-lock/lib/i18n/en.js';
import { lockDomain, lockOptions, showOptions } from 'ngx-auth0-lock/lock';
import type { LockPort } from 'ngx-auth0-lock/session';
import { makeLockAccessible } from './accessible-style';
import { keepFocusIn } from './focus-trap';
import { lockLanguage, prepareLanguage, unwrapped, type RegisterDictionary } from './language';
import type { LockCode, LockRequest } from './lock-code';
import { prepareLockStyle } from './style-element';

// Taken at once: Lock puts something else in its place when it asks its CDN for a language.
const register = (
  window as unknown as { Auth0: { registerLanguageDictionary: RegisterDictionary } }
).Auth0.registerLanguageDictionary;

/** The language for Lock: as it was asked for, else the app's. */
const languageFor = (asked: unknown, localeId: string) =>
  prepareLanguage(typeof asked === 'string' ? asked : lockLanguage(localeId), register);

async function createLock({
  config,
  redirectUrl,
  nonce,
  localeId,
}: LockRequest): Promise<LockPort> {
  const { lock, passwordless } = config;
  const options = lockOptions({ ...config, redirectUrl });
  prepareLockStyle(nonce);
  makeLockAccessible(nonce);
  // Before the constructor: else Lock fetches even English, which it contains (auth0-lock `src/i18n.js`).
  register('en', unwrapped(english));
  const language = await languageFor(lock?.['language'], localeId);
  const Lock = passwordless ? Auth0LockPasswordless : Auth0Lock;
  // Lock's own `autofocus` finds no field, and throws when a sign-in has succeeded.
  const made: LockPort = new Lock(config.clientId, lockDomain(config.domain), {
    autofocus: false,
    ...options,
    language,
  });
  keepFocusIn(made);
  return made;
}

export const lockCode: LockCode = {
  createLock,
  async showOptions({ config, localeId }, attempt) {
    const options = showOptions(config, attempt);
    // Each time, because Lock keeps the language that it was last shown in.
    const asked = attempt.lock?.['language'] ?? config.lock?.['language'];
    return { ...options, language: await languageFor(asked, localeId) };
  },
};
