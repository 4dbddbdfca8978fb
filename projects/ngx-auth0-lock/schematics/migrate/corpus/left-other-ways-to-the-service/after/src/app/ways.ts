import { Component, inject, Injector } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-ways', template: '' })
export class Ways {
  private readonly injector = inject(Injector);
  readonly user$ = inject(AuthObservables).user$;
  readonly picked = pick();

  late() {
    const auth = this.injector.get(AuthService);
    const again = auth;
    again.login();
    return again.appState$;
  }
}

function pick() {
  const { isAuthenticated$, user$ } = inject(AuthObservables);
  return { isAuthenticated$, user$ };
}
