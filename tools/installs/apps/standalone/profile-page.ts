// The guarded page: it shows who it is for.
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-profile-page',
  template: '<h1>Profile of {{ auth.user()?.email }}</h1>',
})
export class ProfilePage {
  protected readonly auth = inject(AuthService);
}
