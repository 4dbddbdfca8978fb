import { Component } from '@angular/core';
import Auth0Lock from 'auth0-lock';

@Component({ selector: 'app-root', template: '<button (click)="login()">In</button>' })
export class App {
  private readonly lock = new Auth0Lock('abc123', 'acme.eu.auth0.com', {
    auth: { redirect: false },
    theme: { logo: '/logo.svg' },
  });

  constructor() {
    this.lock.on('authenticated', (result) => localStorage.setItem('id_token', result.idToken));
  }

  login() {
    this.lock.show({ initialScreen: 'signUp' });
  }
}
