import { ApplicationConfig, importProvidersFrom } from '@angular/core';
import { JwtModule } from '@auth0/angular-jwt';
import { provideAuth0Lock } from 'ngx-auth0-lock';

export const api = 'http://intranet:3001/api';

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' }),
    importProvidersFrom(
      JwtModule.forRoot({
        config: {
          tokenGetter: () => localStorage.getItem('id_token'),
          allowedDomains: ['intranet:3001'],
        },
      }),
    ),
  ],
};
