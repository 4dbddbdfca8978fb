// Decides where a person may be sent after signing in: to a path of this page's origin, or nowhere.

// A backslash is a slash to browsers; control characters are dropped by them.
const NOT_IN_A_PATH = /[\\\p{Cc}]/u;
// `//host` is another site, and so is what a server or script decodes to it.
const ONE_SLASH = /^\/(?!\/|%(?:2f|5c|0))/i;

// `/(primary://host)` is a path to a browser, and to Angular's Router a group of outlets whose first
// segment is empty, which it writes as `//host`.
const EMPTY_OUTLET_SEGMENT = /^[^?#]*\((?:[^?#]*(?::|\/\/|\())?\//;

/**
 * Where to go after signing in, if that is safe: a path with query and fragment on the page's own
 * origin, exactly as it was given. An absolute URL of that origin counts as its path.
 *
 * Use the result through a router only; never put anything else in front of or behind it.
 *
 * @param pageUrl `location.href`, or `document.baseURI`: only its origin matters.
 * @returns null for everything else: other origins, relative paths, backslashes, control
 * characters, dot segments that make it start with `//`, outlets of a Router that do. Never throws.
 */
export function safeReturnPath(input: unknown, pageUrl: string): string | null {
  if (typeof input !== 'string' || NOT_IN_A_PATH.test(input)) return null;
  if (EMPTY_OUTLET_SEGMENT.test(input)) return null;
  try {
    // Throws on a lone surrogate, which is not text. WebKit's regular expressions miss some of them.
    encodeURIComponent(input);
    const { origin } = new URL(pageUrl);
    const path = input.startsWith(`${origin}/`) ? input.slice(origin.length) : input;
    // As written and as the browser reads it, which resolves dot segments: both must be a path here.
    const parsed = new URL(path, pageUrl);
    return ONE_SLASH.test(path) && parsed.origin === origin && ONE_SLASH.test(parsed.pathname)
      ? path
      : null;
  } catch {
    // `new URL` throws on what is no URL.
    return null;
  }
}
