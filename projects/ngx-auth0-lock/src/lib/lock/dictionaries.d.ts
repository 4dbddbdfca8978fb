// Lock ships no types for its dictionaries. CommonJS: what comes is the dictionary, or holds it once or twice.
declare module 'auth0-lock/lib/i18n/*.js' {
  const dictionary: { readonly default?: unknown };
  export default dictionary;
}
