import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Me } from '@acme/auth';
import { provideAuth0 } from '@auth0/auth0-angular';

@Component({ selector: 'app-root', imports: [AsyncPipe], template: '{{ me.auth.isAuthenticated$ | async }}' })
export class App {
  protected readonly me = inject(Me);
}

void bootstrapApplication(App, {
  providers: [provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'abc123' })],
});
