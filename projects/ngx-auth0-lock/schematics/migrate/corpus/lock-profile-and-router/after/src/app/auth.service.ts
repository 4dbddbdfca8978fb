import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AuthService as LockAuthService } from 'ngx-auth0-lock';

// Avoid name not found warnings

@Injectable()
export class AuthService {
  // Configure Auth0
  private readonly session = inject(LockAuthService);

  get userProfile(): any {
    return this.session.user();
  }

  constructor(private router: Router) {

    this.session.events.subscribe((event) => {
      if (event.type !== 'signed-in' || event.origin !== 'here') return;
      // Where everybody wants to go
      this.router.navigate(['/orders']);
    });
  }

  public login() {
    this.session.login();
  }

  public authenticated() {
    return this.session.authenticated();
  }

  public logout() {
    this.session.logout({ scope: 'app' });
    this.router.navigateByUrl('/');
  }
}
