export const environment = { clientID: 'prod-client', domain: 'acme.eu.auth0.com' };
