export const settings = {
  domain: 'acme.eu.auth0.com',
  clientId: 'abc123',
  authorizationParams: {
    audience: 'https://api.acme.com',
    scope: 'openid profile',
    redirect_uri: 'http://localhost:4200/callback',
  },
};
