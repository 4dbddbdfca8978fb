import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AuthModule } from '@auth0/auth0-angular';
import { AppComponent } from './app.component';

@NgModule({
  declarations: [AppComponent],
  imports: [
    BrowserModule,
    AuthModule.forRoot({
      domain: 'acme.eu.auth0.com',
      clientId: 'abc123',
      redirectUri: window.location.origin + '/callback',
      audience: 'https://api.acme.com',
      scope: 'openid profile',
    }),
  ],
  bootstrap: [AppComponent],
})
export class AppModule {}
