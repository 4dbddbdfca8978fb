import { ApplicationConfig } from '@angular/core';
import { provideAuth0 } from '@auth0/auth0-angular';

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0({
      domain: 'acme.eu.auth0.com',
      clientId: 'abc123',
      cacheLocation: 'memory',
      authorizationParams: { organization: 'org_1' },
      httpInterceptor: { allowedList: [{ uri: 'https://api.acme.com/*', tokenOptions: {} }] },
    }),
  ],
};
