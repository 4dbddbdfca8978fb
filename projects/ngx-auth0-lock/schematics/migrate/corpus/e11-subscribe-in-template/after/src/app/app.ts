import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  template: `<button (click)="auth.login()">In</button>
    <button (click)="auth.logout()">Out</button>
    <button (click)="keep(auth.loginWithRedirect())">Keep</button>`,
})
export class App {
  protected readonly auth = inject(AuthService);

  keep(value: unknown) {
    return value;
  }
}
