import { Injectable, inject } from '@angular/core';
import { AuthService as LockAuthService } from 'ngx-auth0-lock';

@Injectable()
export class AuthService {
  private readonly session = inject(LockAuthService);

  constructor() {
    this.session.events.subscribe((event) => {
      if (event.type !== 'signed-in' || event.origin !== 'here') return;
      this.fetchProfile(this.session.idToken());
    });
  }

  fetchProfile(token: string | null) {
    const profile: any = { ...this.session.user() };
    console.log(profile.name);
  }

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
