import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  template: `<button (click)="auth.loginWithRedirect().subscribe()">In</button>
    <button (click)="auth.logout().subscribe()">Out</button>
    <button (click)="keep(auth.loginWithRedirect())">Keep</button>`,
})
export class App {
  protected readonly auth = inject(AuthService);

  keep(value: unknown) {
    return value;
  }
}
