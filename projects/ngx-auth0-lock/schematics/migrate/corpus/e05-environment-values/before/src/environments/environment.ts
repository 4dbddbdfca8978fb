export const environment = { clientID: 'dev-client', domain: 'acme-dev.eu.auth0.com' };
