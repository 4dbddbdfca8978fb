import { ApplicationConfig, mergeApplicationConfig } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { appConfig } from './app.config';

const serverConfig: ApplicationConfig = {
  providers: [{ provide: AuthService, useValue: {} }],
};

export const config = mergeApplicationConfig(appConfig, serverConfig);
