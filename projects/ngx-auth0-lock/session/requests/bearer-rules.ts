// Says which requests may carry a token: those to a URL that a rule names, and no other.
import { AuthError } from '../auth-error';
import { fieldsOf } from '../fields-of';
import { isLoopback } from '../tenant';

declare const ngDevMode: boolean | undefined;

/** An access token for one API, as it is asked for. */
export interface TokenRequest {
  /** The API, by its identifier at the tenant. */
  readonly audience: string;
  /** What the token is for, with spaces in between. Default: all that the API grants this client. */
  readonly scope?: string;
}

/**
 * Where a token may go: an absolute URL (`https://api.example.com/v1`) or a path of the page's own
 * origin (`/api`), and all below it. `token` says which one is sent; default `access`. `audience` names
 * the API whose access token it is, and `scope` what for; default: the session's own access token.
 *
 * The whole origin must be equal, and the path ends on a segment: `/api` covers `/api`, `/api?a=1`
 * and `/api/users`, never `/apiary`; `/api/` covers only what is below. Where several rules cover a
 * URL, the longest says which token. There are no wildcards and no regular expressions.
 */
export type BearerRule =
  string | ({ readonly url: string; readonly token?: 'access' | 'id' } & Partial<TokenRequest>);

/** Which token a request may carry: the session's own, or that of an API. */
export type BearerKind = 'access' | 'id' | TokenRequest;

/**
 * Which token a request may carry; null: none. Never throws. Of one rule it is the same object each
 * time.
 */
export type BearerMatcher = (url: string, baseURI: string) => BearerKind | null;

const ABSOLUTE_OR_PATH = /^(?:https?:\/)?\/(?!\/)[^\s\\*?#]*$/i;

// What a URL parser leaves as it stands: a path, or a URL with a host name of small letters (of digits
// alone it may be a number), of ordinary characters and without dot segments, up to its query.
const PLAIN = /^(?:https?:\/\/(?:[a-z\d-]+\.)*[a-z]+)?(?=\/(?!\/))(?:\/(?!\.)|[\w.~-])*(?:[?#]|$)/;

// A path that the base URL's folder goes before: its first segment is no scheme.
const RELATIVE = /^[\w~-][\w.~-]*(?:[/?#]|$)/;

/**
 * Reads the rules once, for many requests. A path rule resolves on `pageOrigin`; it covers nothing
 * on a page without a real origin (`"null"`, a file) or on plain http that is not this machine.
 *
 * @throws AuthError `config` for a rule that is malformed or unsafe: neither URL nor path, plain
 * http to another machine, a user name, a query or fragment, a wildcard, a scope without an audience,
 * an audience that is no text, or one for an ID token.
 */
export function compileBearerRules(
  rules: readonly BearerRule[],
  pageOrigin: string,
): BearerMatcher {
  const page = safeOrigin(pageOrigin);
  const places = rules
    .map((rule) => place(rule, page))
    // The longest first; the sort is stable, so of two equal rules the first one counts.
    .sort((a, b) => b.href.length - a.href.length);
  let knownBase = '';
  let baseOrigin = '';
  let baseFolder = '';

  return (url, baseURI) => {
    if (baseURI !== knownBase) {
      knownBase = baseURI;
      baseOrigin = safeOrigin(baseURI);
      baseFolder = baseOrigin && new URL('.', baseURI).pathname;
    }
    try {
      // Parsing a URL takes longer than all else here: it is left out where it would change nothing.
      const rooted = RELATIVE.test(url) ? baseFolder + url : url;
      const plain = baseOrigin && PLAIN.test(rooted);
      const absolute = rooted.startsWith('/') ? baseOrigin + rooted : rooted;
      const href = plain ? absolute : new URL(url, baseURI).href;
      if (!plain && climbs(href)) return null;
      return places.find((at) => covers(at, href))?.token ?? null;
    } catch {
      // `new URL` throws on what is no URL; no rule can name that.
      return null;
    }
  };
}

/**
 * Whether a request to `url` may carry a token. Requests resolve on `baseURI` (`document.baseURI`),
 * as the browser resolves them; path rules on `pageOrigin`, by default the origin of `baseURI`:
 * give it where a `<base href>` may point elsewhere.
 *
 * @returns false for whatever cannot be parsed.
 * @throws AuthError `config` for a malformed or unsafe rule, never because of `url`.
 */
export function mayCarryToken(
  url: string,
  rules: readonly BearerRule[],
  baseURI: string,
  pageOrigin = baseURI,
): boolean {
  return compileBearerRules(rules, pageOrigin)(url, baseURI) !== null;
}

interface Place {
  /** As a URL parser writes it; empty: covers nothing. */
  readonly href: string;
  readonly token: BearerKind;
}

function covers({ href }: Place, url: string): boolean {
  if (!href || !url.startsWith(href)) return false;
  const next = url[href.length];
  return href.endsWith('/') || next === undefined || '/?#'.includes(next);
}

/**
 * Whether a path holds a `..` that URL parsers keep but servers may resolve, and so leave the rule's
 * path: with encoded slashes or dots (`..%2f`, once or more), or a path parameter (`..;`).
 */
function climbs(href: string): boolean {
  let path = href.split(/[?#]/)[0];
  // Nobody encodes a path five times over; a URL that does has something to hide.
  for (let left = 5; /%[\da-f]{2}/i.test(path); left--) {
    if (!left) return true;
    path = path.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }
  return /[/\\]\.\.(?:[\s/\\;?#\0]|$)/.test(path);
}

function place(rule: BearerRule, page: string): Place {
  const { url, token, audience, scope } = fieldsOf(typeof rule === 'string' ? { url: rule } : rule);
  const parsed =
    typeof url === 'string' && ABSOLUTE_OR_PATH.test(url) ? parse(url, 'http://localhost') : null;
  const kind = kindOf(token, audience, scope);
  if (typeof url !== 'string' || !parsed || parsed.username || parsed.password || !kind) {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? "A bearer rule must be a plain URL or path such as 'https://api.example.com/v1' or '/api', its token 'access' or 'id', its audience and scope texts."
        : 'A bearer rule is not valid.',
    );
  }
  if (url[0] === '/') return { href: page && page + parsed.pathname, token: kind };
  if (!safeOrigin(url)) {
    throw new AuthError(
      'config',
      typeof ngDevMode === 'undefined' || ngDevMode
        ? 'A bearer rule may use http only for localhost.'
        : 'A bearer rule is not valid.',
    );
  }
  return { href: parsed.href, token: kind };
}

/** What a rule says of its token; null where that makes no sense. */
function kindOf(token: unknown = 'access', audience: unknown, scope: unknown): BearerKind | null {
  if (audience === undefined) {
    return scope === undefined && (token === 'access' || token === 'id') ? token : null;
  }
  const sound = [audience, scope ?? 'any'].every((text) => typeof text === 'string' && text.trim());
  return sound && token === 'access' ? ({ audience, scope } as TokenRequest) : null;
}

/** The origin of a URL, if a token may go there at all: https, or http on this machine. */
function safeOrigin(url: string): string {
  const parsed = parse(url);
  if (!parsed) return '';
  const { protocol, hostname, origin, username, password } = parsed;
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return safe && !username && !password ? origin : '';
}

function parse(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    // Not a URL. `URL.parse` would say so without an exception, but is too young (2024).
    return null;
  }
}
