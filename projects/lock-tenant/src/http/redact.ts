// Takes the secrets out of what the request log shows: no password, no code, no token.

const secret =
  /pass|secret|otp|token$|ticket|verifier|^code$|^authorization$|cookie|assertion|challenge$/i;
const shown = new Set(['token_type']);
/** `code` is a secret in OAuth and an error's name in Auth0's answers, e.g. `user_exists`. */
const errorCode = /^[a-z][a-z_.]{2,39}$/;

/** How deep it looks into values: a stranger's request may be nested without an end. */
const maxDepth = 8;

/** A copy in which the values of secret names are replaced; JWTs are, whatever their name. */
export function redact(value: unknown, name = '', depth = 0): unknown {
  if (depth > maxDepth) return '(too deep)';
  if (Array.isArray(value)) return value.map((entry) => redact(entry, name, depth + 1));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, redact(entry, key, depth + 1)]),
    );
  }
  if (value === undefined || value === null || value === '') return value;
  const harmless = shown.has(name) || (name === 'code' && errorCode.test(String(value)));
  if (secret.test(name) && !harmless) return '(hidden)';
  if (typeof value !== 'string') return value;
  if (/^eyJ[\w-]+\./.test(value)) return '(hidden)';
  if (/^https?:\/\/.*[?#]/.test(value)) return redactUrl(value, depth + 1);
  return value.length > 300 ? `${value.slice(0, 300)}…` : value;
}

/** The same for the query and the fragment of a URL. */
export function redactUrl(text: string, depth = 0): string {
  const url = URL.parse(text);
  if (!url) return text;
  const parts = (params: URLSearchParams) =>
    [...params].map(([key, value]) => `${key}=${String(redact(value, key, depth + 1))}`).join('&');
  const query = url.search && `?${parts(url.searchParams)}`;
  const hash = url.hash && `#${parts(new URLSearchParams(url.hash.slice(1)))}`;
  return url.origin + url.pathname + query + hash;
}
