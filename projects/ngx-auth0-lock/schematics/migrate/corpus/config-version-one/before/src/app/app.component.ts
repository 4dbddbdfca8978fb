import { Component, Inject, DOCUMENT } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  standalone: false,
  template: '<b *ngIf="auth.user$ | async as user">{{ user.name }}</b>',
})
export class AppComponent {
  constructor(
    public auth: AuthService,
    @Inject(DOCUMENT) private doc: Document,
  ) {}

  signUp() {
    this.auth.loginWithRedirect({ screen_hint: 'signup' });
  }

  logout() {
    this.auth.logout({ returnTo: this.doc.location.origin });
  }
}
