// An app as `ng new` makes them today: standalone, zoneless, set up by functions.

export interface Settings {
  readonly domain: string;
  readonly clientId: string;
}

/** A page that takes something from the entry points which apps use less: that it builds and shows is the test. */
export const entryPointsPage = `
import { Component } from '@angular/core';
import { decodeIdToken, safeReturnPath } from 'ngx-auth0-lock/session';
import { createIdToken, FakeLock } from 'ngx-auth0-lock/testing';

const name = decodeIdToken(createIdToken({ name: 'Charles Babbage' }))?.name;
const path = safeReturnPath('//elsewhere.example', location.href);

@Component({ selector: 'app-entry-points-page', template: '<h1>{{ text }}</h1>' })
export class EntryPointsPage {
  protected readonly text = \`\${name}, \${path}, \${typeof FakeLock}\`;
}
`;

export const standaloneApp = ({ domain, clientId }: Settings): Record<string, string> => ({
  'src/main.ts': `
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { authGuard, bearerInterceptor, provideAuth0Lock, withBearer, withRenewal } from 'ngx-auth0-lock';
import { App } from './app/app';
import { HomePage } from './app/home-page';

bootstrapApplication(App, {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter([
      { path: '', pathMatch: 'full', component: HomePage },
      {
        path: 'profile',
        canActivate: [authGuard],
        loadComponent: () => import('./app/profile-page').then((file) => file.ProfilePage),
      },
      {
        path: 'entry-points',
        loadComponent: () => import('./app/entry-points-page').then((file) => file.EntryPointsPage),
      },
    ]),
    provideAuth0Lock(
      { clientId: '${clientId}', domain: '${domain}' },
      withBearer([{ url: '/api', token: 'id' }]),
      withRenewal(),
    ),
    provideHttpClient(withInterceptors([bearerInterceptor])),
  ],
}).catch((error: unknown) => console.error(error));
`,
  'src/app/app.ts': `
import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { AuthButton, IfAuthenticated } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  imports: [AuthButton, IfAuthenticated, RouterLink, RouterOutlet],
  template: \`
    <header><a routerLink="/profile">Profile</a> <auth-button /></header>
    <p *ifAuthenticated="let user; else guest">Hello {{ user.name }}</p>
    <ng-template #guest><p>Nobody is signed in.</p></ng-template>
    <router-outlet />
  \`,
})
export class App {}
`,
  'src/app/home-page.ts': `
import { Component } from '@angular/core';

@Component({ selector: 'app-home-page', template: '<h1>Home</h1>' })
export class HomePage {}
`,
  'src/app/profile-page.ts': `
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-profile-page', template: '<h1>Profile of {{ auth.user()?.email }}</h1>' })
export class ProfilePage {
  protected readonly auth = inject(AuthService);
}
`,
  'src/app/entry-points-page.ts': entryPointsPage,
});
