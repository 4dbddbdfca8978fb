import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AppComponent } from './app.component';
import { AuthService } from './auth.service';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { bearerInterceptor, AuthModule } from 'ngx-auth0-lock';

@NgModule({
  declarations: [AppComponent],
  imports: [BrowserModule, AuthModule.forRoot({ clientId: 'abc123', domain: 'acme.eu.auth0.com' })],
  providers: [AuthService, provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [AppComponent],
})
export class AppModule {}
