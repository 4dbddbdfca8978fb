import { AsyncPipe } from '@angular/common';
import { Component } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

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
  isAuthenticated$ = this.auth.isAuthenticated$;
  user$ = this.auth.user$;

  constructor(private auth: AuthService) {}

  logout() {
    this.auth.logout({ logoutParams: { returnTo: window.location.origin } });
  }
}
