// What the demo is made of: the library's whole set-up is in this file.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, withInMemoryScrolling } from '@angular/router';
import {
  bearerInterceptor,
  provideAuth0Lock,
  withBearer,
  withIdleTimeout,
  withRenewal,
  withVerifiedRestore,
} from 'ngx-auth0-lock';
import { sentInterceptor } from './api/on-sent';
import { rules } from './api/rules';
import { routes } from './app.routes';
import { idleTime } from './idle/idle-time';
import { lockChoice } from './lock-choice';
import { lockMode } from './lock-mode';
import { clientId, domain } from './tenant';
import { tokenFlow } from './token-flow';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideAuth0Lock(
      () => ({ clientId, domain, flow: tokenFlow(), ...lockChoice(lockMode()) }),
      withBearer(rules),
      withRenewal(),
      withVerifiedRestore(),
      withIdleTimeout(idleTime()),
    ),
    provideHttpClient(withInterceptors([bearerInterceptor, sentInterceptor])),
  ],
};
