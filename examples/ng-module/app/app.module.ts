// The root module: the library's whole set-up is AuthModule.forRoot and the interceptor.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { RouterModule } from '@angular/router';
import { AuthGuard, AuthModule, bearerInterceptor, withBearer } from 'ngx-auth0-lock';
import { App } from './app';
import { Home } from './home';
import { Profile } from './profile';

@NgModule({
  declarations: [App, Home, Profile],
  imports: [
    BrowserModule,
    RouterModule.forRoot([
      { path: '', component: Home },
      { path: 'profile', component: Profile, canActivate: [AuthGuard] },
      { path: '**', redirectTo: '' },
    ]),
    AuthModule.forRoot(
      { clientId: 'ng-module-example', domain: 'http://localhost:4625' },
      // This small API has no identifier at the tenant, so it takes the ID token.
      withBearer([{ url: '/api', token: 'id' }]),
    ),
  ],
  providers: [provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [App],
})
export class AppModule {}
