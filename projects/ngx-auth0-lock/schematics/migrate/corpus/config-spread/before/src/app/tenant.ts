export const tenant = { domain: 'acme.eu.auth0.com', clientId: 'abc123' };
