// A header with the library's button, and who is signed in.
import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { AuthButton, IfAuthenticated } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  imports: [AuthButton, IfAuthenticated, RouterLink, RouterOutlet],
  template: `
    <header><a routerLink="/profile">Profile</a> <auth-button /></header>
    <p *ifAuthenticated="let user; else: guest">Hello {{ user.name }}</p>
    <ng-template #guest><p>Nobody is signed in.</p></ng-template>
    <router-outlet />
  `,
})
export class App {}
