// The tenant of the apps outside: what their check starts, and what they are told.

export const tenantPort = 4739;

/** For provideAuth0Lock. */
export const settings = { clientId: 'outside-app', domain: `http://localhost:${tenantPort}` };
