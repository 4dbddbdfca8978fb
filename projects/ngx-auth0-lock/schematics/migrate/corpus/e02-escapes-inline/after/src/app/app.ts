import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  imports: [],
  template: '<p title="It\'s \u{1F600}\x21">{{ auth.user()?.name }}</p>\n<b>{{ auth.authenticated() }}</b>',
})
export class App {
  protected readonly auth = inject(AuthService);
}
