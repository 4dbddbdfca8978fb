import { ApplicationConfig, importProvidersFrom } from '@angular/core';
import { JwtHelperService, JwtModule } from '@auth0/angular-jwt';
import { provideAuth0Lock } from 'ngx-auth0-lock';

export const url = 'https://api.acme.com/orders';
export const helper = new JwtHelperService();
export const over = (token: string) => helper.isTokenExpired(token);

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' }),
    importProvidersFrom(
      JwtModule.forRoot({
        config: { tokenGetter: () => localStorage.getItem('token'), allowedDomains: ['api.acme.com'] },
      }),
    ),
  ],
};
