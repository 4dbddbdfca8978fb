import { Injectable } from '@angular/core';
import { tokenNotExpired } from 'angular2-jwt';
import { myConfig } from './auth.config';
declare var Auth0Lock: any;

@Injectable()
export class AuthService {
  lock = new Auth0Lock(myConfig.clientID, myConfig.domain, {});

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
