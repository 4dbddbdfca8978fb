import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: '<p title="It\'s \u{1F600}\x21">{{ (auth.user$ | async)?.name }}</p>\n<b>{{ auth.isAuthenticated$ | async }}</b>',
})
export class App {
  protected readonly auth = inject(AuthService);
}
