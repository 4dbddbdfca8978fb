import { ApplicationConfig, importProvidersFrom } from '@angular/core';
import { JwtModule } from '@auth0/angular-jwt';
import { provideAuth0Lock } from 'ngx-auth0-lock';

export const api = 'https://api.acme.com/v1';
export const local = 'http://localhost:3001';

export function getter() {
  return localStorage.getItem('id_token');
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' }),
    importProvidersFrom(
      JwtModule.forRoot({
        config: {
          tokenGetter: getter,
          // Both of them
          allowedDomains: ['api.acme.com', 'localhost:3001'],
          disallowedRoutes: ['https://login.acme.com/token'],
        },
      }),
    ),
  ],
};
