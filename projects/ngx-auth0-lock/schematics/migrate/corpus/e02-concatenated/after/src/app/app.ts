import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  imports: [],
  template:
    '<p>{{ auth.user()?.name }}</p>' +
    "<button (click)='auth.login()'>In</button>" +
    `@if (auth.status() === 'pending') { <i>wait</i> }`,
})
export class App {
  protected readonly auth = inject(AuthService);
}
