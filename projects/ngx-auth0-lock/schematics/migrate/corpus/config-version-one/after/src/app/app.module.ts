import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AuthModule } from 'ngx-auth0-lock';
import { AppComponent } from './app.component';

@NgModule({
  declarations: [AppComponent],
  imports: [
    BrowserModule,
    AuthModule.forRoot({
      domain: 'acme.eu.auth0.com',
      clientId: 'abc123',
      flow: 'code', callbackPath: '/callback', lock: { auth: { audience: 'https://api.acme.com', params: { scope: 'openid profile' } } },
    }),
  ],
  bootstrap: [AppComponent],
})
export class AppModule {}
