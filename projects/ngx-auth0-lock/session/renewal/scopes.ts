// Lists of scopes, as they are written in one text (RFC 6749, section 3.3).

/** The scopes with `wanted` among them. */
export function withScopes(scope: string, ...wanted: readonly string[]): string {
  return [...new Set([...scope.split(/\s+/), ...wanted])].filter(Boolean).join(' ');
}

/** The scopes without `unwanted`. */
export function withoutScope(scope: string, unwanted: string): string {
  return scopesIn(scope)
    .filter((each) => each !== unwanted)
    .join(' ');
}

/** Each scope of a text, once and in order, so that the same ones are told to be the same. */
export function scopesIn(scope: string): readonly string[] {
  return [...new Set(scope.split(/\s+/))].filter(Boolean).sort();
}
