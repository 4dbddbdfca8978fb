import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AppComponent } from './app.component';
import { AuthService, DOMAIN } from './auth.service';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { bearerInterceptor, AuthModule } from 'ngx-auth0-lock';

@NgModule({
  declarations: [AppComponent],
  imports: [BrowserModule, AuthModule.forRoot({ clientId: 'abc123', domain: DOMAIN, lock: { theme: { logo: '/logo.svg' }, rememberLastLogin: false } })],
  providers: [AuthService, provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [AppComponent],
})
export class AppModule {}
