import { Injectable } from '@angular/core';
declare var Auth0Lock: any;

@Injectable()
export class AuthService {
  lock = new Auth0Lock('abc123', 'acme.eu.auth0.com');

  login() {
    this.lock.show((error: any, profile: any, token: string) => {
      localStorage.setItem('id_token', token);
    });
  }

  authenticated() {
    return !!localStorage.getItem('id_token');
  }

  logout() {
    localStorage.removeItem('id_token');
  }
}
