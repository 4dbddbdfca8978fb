angular.module('shop', ['auth0.lock']).config(function (lockProvider) {
  lockProvider.init({ clientID: 'abc123', domain: 'acme.eu.auth0.com' });
});
