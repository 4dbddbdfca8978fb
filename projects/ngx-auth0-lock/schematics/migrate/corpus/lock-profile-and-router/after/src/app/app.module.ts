import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AppComponent } from './app.component';
import { AuthService } from './auth.service';
import { myConfig } from './auth.config';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { bearerInterceptor, AuthModule } from 'ngx-auth0-lock';

@NgModule({
  declarations: [AppComponent],
  imports: [BrowserModule, AuthModule.forRoot({ clientId: myConfig.clientID, domain: myConfig.domain, lock: {
        theme: { primaryColor: '#333' },
        additionalSignUpFields: [{ name: 'city', placeholder: 'your city' }],
      } })],
  providers: [AuthService, provideHttpClient(withInterceptors([bearerInterceptor]))],
  bootstrap: [AppComponent],
})
export class AppModule {}
