import { Component, inject, Injector } from '@angular/core';
import { AuthService, AuthService as Auth } from '@auth0/auth0-angular';

@Component({ selector: 'app-ways', template: '' })
export class Ways {
  private readonly injector = inject(Injector);
  readonly user$ = inject(AuthService).user$;
  readonly picked = pick();

  late() {
    const auth = this.injector.get(Auth);
    const again = auth;
    again.loginWithRedirect().subscribe();
    return again.appState$;
  }
}

function pick() {
  const { isAuthenticated$, user$ } = inject(AuthService);
  return { isAuthenticated$, user$ };
}
