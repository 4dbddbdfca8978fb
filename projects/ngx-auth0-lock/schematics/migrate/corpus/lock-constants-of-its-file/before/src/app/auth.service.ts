import { Injectable } from '@angular/core';
import { tokenNotExpired } from 'angular2-jwt';
declare var Auth0Lock: any;

const CLIENT = 'abc123';
export const DOMAIN = 'acme.eu.auth0.com';

@Injectable()
export class AuthService {
  private options = { theme: { logo: '/logo.svg' }, rememberLastLogin: false };
  lock = new Auth0Lock(CLIENT, DOMAIN, this.options);

  constructor() {
    this.lock.on('authenticated', function (this: void, authResult: any) {
      localStorage.setItem('id_token', authResult.idToken);
    });
  }

  login() {
    this.lock.show();
  }

  authenticated() {
    return tokenNotExpired();
  }

  logout() {
    localStorage.removeItem('id_token');
    this.lock.logout({ returnTo: window.location.origin, client_id: CLIENT });
  }
}
