import { ApplicationConfig, importProvidersFrom } from '@angular/core';
import { JwtModule } from '@auth0/angular-jwt';
import { provideAuth0Lock, withBearer, bearerInterceptor } from 'ngx-auth0-lock';
import { provideHttpClient, withInterceptors } from '@angular/common/http';

export const api = 'https://api.acme.com/v1';
export const local = 'http://localhost:3001';

export function getter() {
  return localStorage.getItem('id_token');
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' }, withBearer([{ url: 'https://api.acme.com', token: 'id' }, { url: 'http://localhost:3001', token: 'id' }])),
    importProvidersFrom(
      JwtModule.forRoot({
        config: {
          tokenGetter: getter,
          // Both of them
        },
      }),
    ),
    provideHttpClient(withInterceptors([bearerInterceptor])),
  ],
};
