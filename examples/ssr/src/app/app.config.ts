// What the app is made of, in the browser and on the server.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideClientHydration, withEventReplay } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import {
  bearerInterceptor,
  provideAuth0Lock,
  withBearer,
  withRenewal,
  withServerHint,
} from 'ngx-auth0-lock';
import { routes } from './app.routes';
import { clientId, domain } from './tenant';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    provideClientHydration(withEventReplay()),
    provideAuth0Lock(
      { clientId, domain },
      // The button is right in the server's HTML already, by a cookie that holds no secret.
      withServerHint(),
      withBearer([{ url: '/api', token: 'id' }]),
      withRenewal(),
    ),
    provideHttpClient(withInterceptors([bearerInterceptor])),
  ],
};
