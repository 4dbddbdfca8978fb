// The guarded page: it shows who it is for.
import { Component } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-profile',
  standalone: false,
  template: '<h1>Profile of {{ auth.user()?.email }}</h1>',
})
export class ProfileComponent {
  constructor(readonly auth: AuthService) {}
}
