import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-root', template: '<button (click)="login()">In</button>' })
export class App {
  private readonly session = inject(AuthService);

  login() {
    this.session.login({ lock: { initialScreen: 'signUp' } });
  }
}
