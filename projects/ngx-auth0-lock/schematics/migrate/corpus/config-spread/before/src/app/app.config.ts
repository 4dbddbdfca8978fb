import { ApplicationConfig } from '@angular/core';
import { provideAuth0 } from '@auth0/auth0-angular';
import { tenant } from './tenant';

export const appConfig: ApplicationConfig = {
  providers: [provideAuth0({ ...tenant, cacheLocation: 'localstorage', useRefreshTokens: true })],
};
