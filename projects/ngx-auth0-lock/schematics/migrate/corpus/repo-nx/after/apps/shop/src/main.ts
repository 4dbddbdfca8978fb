import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Me } from '@acme/auth';
import { provideAuth0Lock } from 'ngx-auth0-lock';

@Component({ selector: 'app-root', imports: [], template: '{{ me.auth.authenticated() }}' })
export class App {
  protected readonly me = inject(Me);
}

void bootstrapApplication(App, {
  providers: [provideAuth0Lock({ domain: 'acme.eu.auth0.com', clientId: 'abc123', flow: 'code' })],
});
