import { Component, Inject, DOCUMENT } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  standalone: false,
  template: '<b *ngIf="auth.user() as user">{{ user.name }}</b>',
})
export class AppComponent {
  constructor(
    public auth: AuthService,
    @Inject(DOCUMENT) private doc: Document,
  ) {}

  signUp() {
    this.auth.login({ lock: { initialScreen: 'signUp' } });
  }

  logout() {
    this.auth.logout();
  }
}
