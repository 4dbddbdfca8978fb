import { ApplicationConfig } from '@angular/core';
import { provideAuth0 } from '@auth0/auth0-angular';
import { settings } from './settings';

export const appConfig: ApplicationConfig = {
  providers: [provideAuth0(settings)],
};
