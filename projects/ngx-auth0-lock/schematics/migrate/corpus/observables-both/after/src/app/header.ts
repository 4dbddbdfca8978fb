import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-header',
  imports: [AsyncPipe],
  template: `
    @if (isAuthenticated$ | async) {
      <b>{{ (user$ | async)?.nickname }}</b>
    }
  `,
})
export class Header {
  protected readonly authObservables = inject(AuthObservables);
  isAuthenticated$ = this.authObservables.isAuthenticated$;
  user$ = this.authObservables.user$;

  constructor(private auth: AuthService) {}

  logout() {
    this.auth.logout();
  }
}
