import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { AuthService, bearerInterceptor, provideAuth0Lock } from 'ngx-auth0-lock';
import { provideHttpClient, withInterceptors } from '@angular/common/http';

@Component({ selector: 'app-root', template: '{{ auth.authenticated() }}' })
export class Admin {
  protected readonly auth = inject(AuthService);
}

void bootstrapApplication(Admin, { providers: [provideHttpClient(withInterceptors([bearerInterceptor])), provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' })] });
