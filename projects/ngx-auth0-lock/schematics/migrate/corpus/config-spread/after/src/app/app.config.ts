import { ApplicationConfig } from '@angular/core';
import { provideAuth0Lock } from 'ngx-auth0-lock';
import { tenant } from './tenant';

export const appConfig: ApplicationConfig = {
  providers: [provideAuth0Lock({ ...tenant, flow: 'code' })],
};
