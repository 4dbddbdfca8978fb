import { ApplicationConfig, importProvidersFrom } from '@angular/core';
import { JwtModule } from '@auth0/angular-jwt';
import { provideAuth0Lock, withBearer, bearerInterceptor } from 'ngx-auth0-lock';
import { hosts, options } from './hosts';
import { provideHttpClient, withInterceptors } from '@angular/common/http';

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' }, withBearer([{ url: 'https://api.acme.com', token: 'id' }])),
    importProvidersFrom(JwtModule.forRoot(options)),
    provideHttpClient(withInterceptors([bearerInterceptor])),
  ],
};
export const all = hosts;
