// Recognises Lock's answer in the address bar and takes it out, before a router or a log sees it.
import { AuthError } from '../auth-error';

/** The parts of a page that hold a callback; `window` and `document` in a browser. */
export interface CallbackPage {
  readonly location: Pick<Location, 'hash' | 'origin' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
  /** `document.cookie`. */
  readonly cookie: string;
}

/**
 * Whether a fragment is an answer of the tenant to a sign-in: `key=value` pairs with `state` and one
 * of `access_token`, `id_token` or `error` (RFC 6749, sections 4.2.2 and 4.2.2.1).
 *
 * @param hash `location.hash`, with its `#`.
 * @returns null for every other fragment: anchors, hash routes, an answer without `state`.
 */
export function readCallbackHash(hash: string): { state: string } | null {
  const answer = pairs(hash);
  const state = answer?.get('state');
  return state && (holdsToken(answer) || answer!.has('error')) ? { state } : null;
}

/**
 * Whether this browser has asked for the answer with that `state`: auth0-js keeps a cookie for each
 * sign-in under way, and a twin without `SameSite` (auth0-js `src/helper/storage/cookie.js`).
 *
 * @param cookies `document.cookie`.
 */
export function hasTransaction(state: string, cookies: string): boolean {
  const name = `com.auth0.auth.${state}`;
  return cookies.split('; ').some((cookie) => {
    const [key] = cookie.split('=');
    return cookie.length > key.length + 1 && [name, `_${name}_compat`].includes(decode(key));
  });
}

/**
 * Takes Lock's answer out of the address bar, keeping `history.state`, path, and what else is in the
 * query.
 *
 * @param callbackPath the path that Lock returns to, such as `/callback`; an end slash is ignored.
 * @param flow that of the session: only `code` looks for a code, in the query or the fragment.
 * @returns the answer with its `#` or `?`, for `resumeRedirect`; or `refused` for an answer that no sign-in of this
 * browser asked for, which is taken out as well; or null when nothing was touched, because the
 * fragment is something else or stands on another path.
 */
export function takeCallback(
  { location, history, cookie }: CallbackPage,
  callbackPath: string,
  flow?: 'code' | 'implicit',
): { hash: string } | { refused: AuthError } | null {
  const { hash, origin, pathname, search } = location;
  if (flow === 'code' && withoutEndSlash(pathname) === withoutEndSlash(callbackPath)) {
    const taken = [search, hash].find(holdsCode);
    if (taken) {
      const rest = taken === search ? withoutAnswer(search) + hash : search;
      replaceAddress(history, origin + pathname + rest);
      return { hash: taken };
    }
  }
  const callback = readCallbackHash(hash);
  // Without `state` no answer is accepted, but a token must not stay in the address bar.
  const token = holdsToken(pairs(hash));
  if (withoutEndSlash(pathname) !== withoutEndSlash(callbackPath) || !(callback || token)) {
    return null;
  }
  replaceAddress(history, origin + pathname + search);
  return callback && hasTransaction(callback.state, cookie)
    ? { hash }
    : {
        refused: new AuthError('callback', 'An answer that no sign-in of this browser asked for.'),
      };
}

/** @param address absolute, because a relative one would resolve on a `<base href>`. */
function replaceAddress(history: CallbackPage['history'], address: string): void {
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // Some web views forbid it; the app must start all the same.
  }
}

// With a state, and a code or the reason why there is none (RFC 6749, sections 4.1.2 and 4.1.2.1).
function holdsCode(text: string): boolean {
  const answer = pairs(text.replace('?', '#'));
  return !!answer?.get('state') && (answer.has('code') || answer.has('error'));
}

// What a tenant puts into the query; the rest is the app's own.
const ANSWER = /^(?:code|state|iss|error|error_description|error_uri)=/;

function withoutAnswer(search: string): string {
  const rest = search
    .slice(1)
    .split('&')
    .filter((pair) => !ANSWER.test(pair));
  return rest.length ? `?${rest.join('&')}` : '';
}

function pairs(hash: string): URLSearchParams | null {
  return /^#[\w.-]+=[^&]*(?:&[\w.-]+=[^&]*)*$/.test(hash)
    ? new URLSearchParams(hash.slice(1))
    : null;
}

function holdsToken(answer: URLSearchParams | null): boolean {
  return !!answer && (answer.has('id_token') || answer.has('access_token'));
}

function withoutEndSlash(path: string): string {
  return path.replace(/[?#].*/s, '').replace(/\/$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Another library's cookie with a broken escape in its name.
    return text;
  }
}
