import { Injectable } from '@angular/core';
import Auth0Lock from 'auth0-lock';
import { BehaviorSubject } from 'rxjs';

const options = {
  auth: {
    redirectUrl: window.location.origin,
    responseType: 'token id_token',
    audience: 'https://api.acme.com',
    params: { scope: 'openid profile' },
  },
  language: 'de',
};

@Injectable()
export class AuthService {
  readonly changed = new BehaviorSubject(false);
  private lock: any;

  constructor() {
    this.lock = new Auth0Lock('abc123', 'acme.eu.auth0.com', options);
    this.lock.on('authenticated', (authResult: any) => {
      if (authResult && authResult.accessToken && authResult.idToken) {
        this.setSession(authResult);
      }
      this.changed.next(true);
    });
    this.lock.on('hide', () => {});
  }

  login() {
    this.lock.show({ allowedConnections: ['google-oauth2'] });
  }

  private setSession(authResult: any): void {
    const expiresAt = JSON.stringify(authResult.expiresIn * 1000 + new Date().getTime());
    localStorage.setItem('access_token', authResult.accessToken);
    localStorage.setItem('id_token', authResult.idToken);
    localStorage.setItem('expires_at', expiresAt);
  }

  token() {
    return localStorage.getItem('access_token');
  }

  authenticated(): boolean {
    const expiresAt = JSON.parse(localStorage.getItem('expires_at')!);
    return new Date().getTime() < expiresAt;
  }

  logout() {
    localStorage.removeItem('access_token');
    localStorage.removeItem('id_token');
    localStorage.removeItem('expires_at');
    this.changed.next(false);
  }
}
