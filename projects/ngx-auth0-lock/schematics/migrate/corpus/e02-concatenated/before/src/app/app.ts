import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template:
    '<p>{{ (auth.user$ | async)?.name }}</p>' +
    "<button (click)='auth.loginWithRedirect()'>In</button>" +
    `@if (auth.isLoading$ | async) { <i>wait</i> }`,
})
export class App {
  protected readonly auth = inject(AuthService);
}
