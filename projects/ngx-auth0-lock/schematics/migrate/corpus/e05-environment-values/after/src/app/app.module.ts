import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AppComponent } from './app.component';
import { environment } from '../environments/environment';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { bearerInterceptor, AuthModule } from 'ngx-auth0-lock';

@NgModule({
  declarations: [AppComponent],
  imports: [BrowserModule, AuthModule.forRoot({ clientId: environment.clientID, domain: environment.domain })],
  providers: [provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [AppComponent],
})
export class AppModule {}
