// A guarded page that only the browser renders.
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'ssr-profile-page',
  template: `
    <h1>Profile</h1>
    <p>{{ auth.user()?.email }}</p>
  `,
})
export class ProfilePage {
  protected readonly auth = inject(AuthService);
}
