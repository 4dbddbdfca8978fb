import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig } from '@angular/core';
import { environment } from '../environments/environment';
import { provideAuth0Lock, withBearer, bearerInterceptor } from 'ngx-auth0-lock';

export const appConfig: ApplicationConfig = {
  providers: [
    provideHttpClient(withInterceptors([bearerInterceptor])),
    provideAuth0Lock({
      domain: environment.auth.domain, clientId: environment.auth.clientId, flow: 'code', lock: { auth: { audience: environment.auth.authorizationParams.audience } },
    }, withBearer(environment.httpInterceptor.allowedList)),
  ],
};
