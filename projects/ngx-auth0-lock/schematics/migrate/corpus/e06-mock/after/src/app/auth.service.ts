import { Injectable, inject } from '@angular/core';
import { AuthService as LockAuthService } from 'ngx-auth0-lock';

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
    this.session.logout({ scope: 'app' });
  }
}
