import { Injectable } from '@angular/core';
import { tokenNotExpired } from 'angular2-jwt';
declare var Auth0Lock: any;

@Injectable()
export class AuthService {
  lock = new Auth0Lock('abc123', 'acme.eu.auth0.com', {});

  constructor() {
    this.lock.on('authenticated', (authResult: any) => {
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
  }
}
