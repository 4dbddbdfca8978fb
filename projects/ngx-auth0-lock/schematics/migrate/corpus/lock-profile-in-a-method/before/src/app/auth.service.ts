import { Injectable } from '@angular/core';
import { tokenNotExpired } from 'angular2-jwt';
declare var Auth0Lock: any;

@Injectable()
export class AuthService {
  lock = new Auth0Lock('abc123', 'acme.eu.auth0.com', {});

  constructor() {
    this.lock.on('authenticated', (authResult: any) => {
      localStorage.setItem('token', authResult.idToken);
      this.fetchProfile(authResult.idToken);
    });
  }

  fetchProfile(token: string | null) {
    this.lock.getProfile(token, (error: any, profile: any) => {
      if (error) {
        throw new Error(error);
      }
      localStorage.setItem('profile', JSON.stringify(profile));
      console.log(profile.name);
    });
  }

  login() {
    this.lock.show();
  }

  authenticated() {
    return tokenNotExpired('token');
  }

  logout() {
    localStorage.removeItem('token');
  }
}
