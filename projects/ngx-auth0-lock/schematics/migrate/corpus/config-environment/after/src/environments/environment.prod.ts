const apiUri = 'https://api.acme.com';

export const environment = {
  apiUri,
  auth: {
    domain: 'acme.eu.auth0.com',
    clientId: 'abc123',
    authorizationParams: {
      audience: 'https://api.acme.com',
      redirect_uri: window.location.origin,
    },
    errorPath: '/error',
  },
  httpInterceptor: {
    allowedList: [apiUri],
  },
};
