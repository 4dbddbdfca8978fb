import { ApplicationConfig } from '@angular/core';
import { provideAuth0Lock } from 'ngx-auth0-lock';

export const appConfig: ApplicationConfig = {
  providers: [provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com', lock: {
        auth: { redirect: false },
        theme: { logo: '/logo.svg' },
      } })],
};
