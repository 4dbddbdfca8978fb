import { ApplicationConfig } from '@angular/core';
import { provideAuth0Lock, withBearer, bearerInterceptor } from 'ngx-auth0-lock';
import { provideHttpClient, withInterceptors } from '@angular/common/http';

export const appConfig: ApplicationConfig = {
  providers: [
    // Who we are
    provideAuth0Lock({
      // The tenant in Europe
      domain: 'acme.eu.auth0.com',
      clientId: 'abc123', // public
      lock: { auth: {
        /* Orders */
        audience: 'https://api.acme.com',
      } },
      flow: 'code',
    }, withBearer([
          // The API
          'https://api.acme.com',
        ])),
    provideHttpClient(withInterceptors([bearerInterceptor])),
  ],
};
