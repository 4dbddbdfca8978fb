import { Injectable, inject } from '@angular/core';
import { AuthService as LockAuthService } from 'ngx-auth0-lock';
import { BehaviorSubject } from 'rxjs';

@Injectable()
export class AuthService {
  readonly changed = new BehaviorSubject(false);
  private readonly session = inject(LockAuthService);

  constructor() {
    this.session.events.subscribe((event) => {
      if (event.type !== 'signed-in' || event.origin !== 'here') return;
      this.changed.next(true);
    });
  }

  login() {
    this.session.login({ lock: { allowedConnections: ['google-oauth2'] } });
  }

  token() {
    return this.session.accessToken();
  }

  authenticated(): boolean {
    return this.session.authenticated();
  }

  logout() {
    this.session.logout({ scope: 'app' });
    this.changed.next(false);
  }
}
