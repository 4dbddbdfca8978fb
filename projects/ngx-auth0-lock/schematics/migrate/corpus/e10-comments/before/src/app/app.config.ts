import { ApplicationConfig } from '@angular/core';
import { provideAuth0 } from '@auth0/auth0-angular';

export const appConfig: ApplicationConfig = {
  providers: [
    // Who we are
    provideAuth0({
      // The tenant in Europe
      domain: 'acme.eu.auth0.com',
      clientId: 'abc123', // public
      authorizationParams: {
        redirect_uri: window.location.origin,
        /* Orders */
        audience: 'https://api.acme.com',
      },
      httpInterceptor: {
        allowedList: [
          // The API
          'https://api.acme.com/*',
        ],
      },
    }),
  ],
};
