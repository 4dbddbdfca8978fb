// Makes a return path short enough for the cookie that carries it. Only lazy files need it.

// Auth0's transaction cookie carries the path, and browsers drop a cookie of more than 4,096 bytes
// silently: the answer then fails with "`state` does not match".
const MOST_CHARACTERS = 1500;
const MOST_BYTES_IN_COOKIE = 3000;

/**
 * Shortens a return path until Auth0's transaction cookie can carry it: as it is up to 1,500
 * characters, else without query and fragment, else `/`.
 *
 * @param path what `safeReturnPath()` returned.
 */
export function fitReturnPath(path: string): string {
  return [path, path.replace(/[?#].*/s, '')].find(fits) ?? '/';
}

function fits(path: string): boolean {
  return path.length <= MOST_CHARACTERS && encodeURIComponent(path).length <= MOST_BYTES_IN_COOKIE;
}
