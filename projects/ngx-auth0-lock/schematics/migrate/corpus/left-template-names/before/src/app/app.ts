import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: `
    @for (auth of others; track auth) { <i>{{ auth.user$ }}</i> }
    <b>{{ auth.idTokenClaims$ | async }}</b>
    <u (click)="auth.loginWithPopup()">{{ shop.auth.isAuthenticated$ | async }}</u>
    <p title="{{ (shop.auth.user$ | async)?.name &amp;&amp; 'x' }}"></p>
  `,
})
export class App {
  readonly others: { user$: string }[] = [];
  protected readonly auth = inject(AuthService);
  readonly shop = { auth: this.auth };
}
