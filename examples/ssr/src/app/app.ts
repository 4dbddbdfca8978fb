// The frame of every page: links, the button, and who is signed in.
import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { AuthButton, AuthService, IfAuthenticated } from 'ngx-auth0-lock';

@Component({
  selector: 'ssr-app',
  imports: [AuthButton, IfAuthenticated, RouterLink, RouterOutlet],
  template: `
    <header>
      <nav>
        <a routerLink="/">Home</a>
        <a routerLink="/about">About</a>
        <a routerLink="/echo">Echo</a>
        <a routerLink="/profile">Profile</a>
        <a routerLink="/report">Report</a>
      </nav>
      <auth-button />
    </header>
    <main>
      <router-outlet />
      <p *ifAuthenticated="let user; else: guest" class="person">Hello {{ user.name }}</p>
      <ng-template #guest><p class="person">Nobody is signed in.</p></ng-template>
      @if (auth.authenticated()) {
        <p class="since">until {{ auth.expiresAt()?.toISOString() }}</p>
      }
      <p>
        Status: <output>{{ auth.status() }}</output>
      </p>
    </main>
  `,
})
export class App {
  protected readonly auth = inject(AuthService);
}
