// An app as `ng new` makes them today: standalone, zoneless, set up by functions.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import {
  authGuard,
  bearerInterceptor,
  provideAuth0Lock,
  withBearer,
  withRenewal,
} from 'ngx-auth0-lock';
import { App } from './app';
import { HomePage } from './home-page';
import { settings } from '../shared/settings';

bootstrapApplication(App, {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter([
      { path: '', pathMatch: 'full', component: HomePage },
      {
        path: 'profile',
        canActivate: [authGuard],
        loadComponent: () => import('./profile-page').then((file) => file.ProfilePage),
      },
      {
        path: 'entry-points',
        loadComponent: () =>
          import('../shared/entry-points-page').then((file) => file.EntryPointsPage),
      },
    ]),
    provideAuth0Lock(settings, withBearer([{ url: '/api', token: 'id' }]), withRenewal()),
    provideHttpClient(withInterceptors([bearerInterceptor])),
  ],
}).catch((error: unknown) => console.error(error));
