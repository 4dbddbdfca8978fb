// Whether a host is this very machine: the only one that plain http may be used for.

/** The same as in session/tenant.ts, which these commands cannot import. */
export const isLoopbackHost = (host: string) =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
