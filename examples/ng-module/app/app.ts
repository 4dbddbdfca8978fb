// The frame with the navbar: its two buttons stand as in Auth0's tutorial.
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  standalone: false,
  template: `
    <header class="bar">
      <a class="brand" routerLink="/">NgModule</a>
      <nav aria-label="Pages">
        <a routerLink="/profile" routerLinkActive ariaCurrentWhenActive="page">Profile</a>
      </nav>
      <button class="button" (click)="auth.login()" *ngIf="!auth.authenticated()">Log in</button>
      <button class="button quiet" (click)="auth.logout()" *ngIf="auth.authenticated()">
        Log out
      </button>
    </header>
    <main>
      <router-outlet />
    </main>
  `,
})
export class App {
  protected readonly auth = inject(AuthService);
}
