// The cookies that auth0-js writes for each attempt, and in the code flow never takes away.

/**
 * Takes the cookies of an attempt of ours away; they would pile up, and go to the server with each
 * request (auth0-js src/web-auth/transaction-manager.js, src/helper/storage/cookie.js).
 */
export function clearTransactionCookies(
  state: string,
  document: Pick<Document, 'cookie'> | undefined = globalThis.document,
): void {
  if (!document) return;
  const name = `com.auth0.auth.${state}`;
  for (const each of [name, `_${name}_compat`]) document.cookie = `${each}=; Path=/; Max-Age=0`;
}
