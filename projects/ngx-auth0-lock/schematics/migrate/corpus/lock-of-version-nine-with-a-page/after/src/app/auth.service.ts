import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AuthService as LockAuthService } from 'ngx-auth0-lock';

@Injectable()
export class AuthService {
  private readonly session = inject(LockAuthService);

  constructor(private router: Router) {}

  login() {
    this.session.login({ returnTo: '/orders' });
  }

  authenticated() {
    return !!this.session.idToken();
  }

  logout() {
    this.session.logout({ scope: 'app' });
  }
}
