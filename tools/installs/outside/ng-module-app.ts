// An app as there are many: NgModules, zone.js, the template of Auth0's tutorial, @auth0/angular-jwt.
import { entryPointsPage, type Settings } from './standalone-app.ts';

export const ngModuleApp = ({ domain, clientId }: Settings): Record<string, string> => ({
  'src/main.ts': `
import { provideZoneChangeDetection } from '@angular/core';
import { platformBrowser } from '@angular/platform-browser';
import { AppModule } from './app/app.module';

platformBrowser()
  .bootstrapModule(AppModule, { applicationProviders: [provideZoneChangeDetection()] })
  .catch((error: unknown) => console.error(error));
`,
  'src/app/app.module.ts': `
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { RouterModule } from '@angular/router';
import { AuthGuard, AuthModule, bearerInterceptor, withBearer } from 'ngx-auth0-lock';
import { withAngularJwt } from 'ngx-auth0-lock/angular-jwt';
import { AppComponent } from './app.component';
import { HomeComponent } from './home.component';
import { ProfileComponent } from './profile.component';

@NgModule({
  declarations: [AppComponent, HomeComponent, ProfileComponent],
  imports: [
    BrowserModule,
    RouterModule.forRoot([
      { path: '', pathMatch: 'full', component: HomeComponent },
      { path: 'profile', component: ProfileComponent, canActivate: [AuthGuard] },
      {
        path: 'entry-points',
        loadComponent: () => import('./entry-points-page').then((file) => file.EntryPointsPage),
      },
    ]),
    AuthModule.forRoot(
      { clientId: '${clientId}', domain: '${domain}' },
      withBearer([{ url: '/api', token: 'id' }]),
      withAngularJwt(),
    ),
  ],
  providers: [provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [AppComponent],
})
export class AppModule {}
`,
  'src/app/app.component.ts': `
import { Component } from '@angular/core';
import { JwtHelperService } from '@auth0/angular-jwt';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  standalone: false,
  template: \`
    <header>
      <a routerLink="/profile">Profile</a>
      <button (click)="auth.login()" *ngIf="!auth.authenticated()">Log in</button>
      <button (click)="auth.logout()" *ngIf="auth.authenticated()">Log out</button>
    </header>
    <p *ifAuthenticated="let user; else guest">Hello {{ user.name }}</p>
    <ng-template #guest><p>Nobody is signed in.</p></ng-template>
    <p *ngIf="auth.authenticated() && jwt.isTokenExpired()">@auth0/angular-jwt disagrees.</p>
    <router-outlet></router-outlet>
  \`,
})
export class AppComponent {
  constructor(
    readonly auth: AuthService,
    readonly jwt: JwtHelperService,
  ) {}
}
`,
  'src/app/home.component.ts': `
import { Component } from '@angular/core';

@Component({ selector: 'app-home', standalone: false, template: '<h1>Home</h1>' })
export class HomeComponent {}
`,
  'src/app/profile.component.ts': `
import { Component } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-profile',
  standalone: false,
  template: '<h1>Profile of {{ auth.user()?.email }}</h1>',
})
export class ProfileComponent {
  constructor(readonly auth: AuthService) {}
}
`,
  'src/app/entry-points-page.ts': entryPointsPage,
});
