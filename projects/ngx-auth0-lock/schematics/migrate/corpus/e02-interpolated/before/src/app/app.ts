import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

const title = '<h1>Shop</h1>';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: `${title}<p>{{ (auth.user$ | async)?.name }}</p>`,
})
export class App {
  protected readonly auth = inject(AuthService);
}
