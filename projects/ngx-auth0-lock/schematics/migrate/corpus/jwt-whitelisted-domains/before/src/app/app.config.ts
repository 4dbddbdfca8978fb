import { ApplicationConfig, importProvidersFrom } from '@angular/core';
import { JwtModule } from '@auth0/angular-jwt';
import { provideAuth0Lock } from 'ngx-auth0-lock';
import { hosts, options } from './hosts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' }),
    importProvidersFrom(JwtModule.forRoot(options)),
  ],
};
export const all = hosts;
