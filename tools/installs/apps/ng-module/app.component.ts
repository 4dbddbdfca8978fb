// The tutorial's template: buttons of its own, and what @auth0/angular-jwt says of the session.
import { Component } from '@angular/core';
import { JwtHelperService } from '@auth0/angular-jwt';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  standalone: false,
  template: `
    <header>
      <a routerLink="/profile">Profile</a>
      <button (click)="auth.login()" *ngIf="!auth.authenticated()">Log in</button>
      <button (click)="auth.logout()" *ngIf="auth.authenticated()">Log out</button>
    </header>
    <p *ifAuthenticated="let user; else: guest">Hello {{ user.name }}</p>
    <ng-template #guest><p>Nobody is signed in.</p></ng-template>
    <p *ngIf="auth.authenticated() && jwt.isTokenExpired()">@auth0/angular-jwt disagrees.</p>
    <router-outlet></router-outlet>
  `,
})
export class AppComponent {
  constructor(
    readonly auth: AuthService,
    readonly jwt: JwtHelperService,
  ) {}
}
