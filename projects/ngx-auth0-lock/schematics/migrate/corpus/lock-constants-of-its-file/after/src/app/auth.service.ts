import { Injectable, inject } from '@angular/core';
import { AuthService as LockAuthService } from 'ngx-auth0-lock';

export const DOMAIN = 'acme.eu.auth0.com';

@Injectable()
export class AuthService {
  private readonly session = inject(LockAuthService);

  login() {
    this.session.login();
  }

  authenticated() {
    return this.session.authenticated();
  }

  logout() {
    this.session.logout();
  }
}
