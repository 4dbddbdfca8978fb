import { ApplicationConfig } from '@angular/core';
import { provideAuth0Lock } from 'ngx-auth0-lock';
import { settings } from './settings';

export const appConfig: ApplicationConfig = {
  providers: [provideAuth0Lock({ domain: settings.domain, clientId: settings.clientId, flow: 'code', callbackPath: new URL(settings.authorizationParams.redirect_uri).pathname, lock: { auth: { audience: settings.authorizationParams.audience, params: { scope: settings.authorizationParams.scope } } } })],
};
