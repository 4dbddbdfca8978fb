// How Lock looks here: the demo's colour and mark, and nothing from the internet.
import type { LockOptions } from 'ngx-auth0-lock';

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">' +
  '<rect width="64" height="64" rx="15" fill="#14594a"/>' +
  '<circle cx="32" cy="32" r="20" fill="none" stroke="#fff" stroke-opacity=".28" stroke-width="5"/>' +
  '<path d="M32 12a20 20 0 1 1-17.3 10" fill="none" stroke="#f0b566" stroke-width="5" stroke-linecap="round"/>' +
  '<path d="M32 23.5a5.6 5.6 0 0 1 3 10.3l1.4 7.2a1.2 1.2 0 0 1-1.2 1.5h-6.4a1.2 1.2 0 0 1-1.2-1.5l1.4-7.2a5.6 5.6 0 0 1 3-10.3z" fill="#fff"/></svg>';

export const lockTheme: LockOptions = {
  theme: { logo: `data:image/svg+xml,${encodeURIComponent(mark)}`, primaryColor: '#14594a' },
  languageDictionary: { title: 'Lock demo' },
  // Lock would look for a picture at gravatar.com as soon as an e-mail address is typed.
  avatar: null,
};
