// The module: routes, the library by AuthModule.forRoot, the bridge to @auth0/angular-jwt.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { RouterModule } from '@angular/router';
import { AuthGuard, AuthModule, bearerInterceptor, withBearer } from 'ngx-auth0-lock';
import { withAngularJwt } from 'ngx-auth0-lock/angular-jwt';
import { AppComponent } from './app.component';
import { HomeComponent } from './home.component';
import { ProfileComponent } from './profile.component';
import { settings } from '../shared/settings';

@NgModule({
  declarations: [AppComponent, HomeComponent, ProfileComponent],
  imports: [
    BrowserModule,
    RouterModule.forRoot([
      { path: '', pathMatch: 'full', component: HomeComponent },
      { path: 'profile', component: ProfileComponent, canActivate: [AuthGuard] },
      {
        path: 'entry-points',
        loadComponent: () =>
          import('../shared/entry-points-page').then((file) => file.EntryPointsPage),
      },
    ]),
    AuthModule.forRoot(settings, withBearer([{ url: '/api', token: 'id' }]), withAngularJwt()),
  ],
  providers: [provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [AppComponent],
})
export class AppModule {}
