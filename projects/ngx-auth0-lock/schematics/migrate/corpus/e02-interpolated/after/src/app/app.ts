import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

const title = '<h1>Shop</h1>';

@Component({
  selector: 'app-root',
  imports: [],
  template: `${title}<p>{{ auth.user()?.name }}</p>`,
})
export class App {
  protected readonly auth = inject(AuthService);
}
