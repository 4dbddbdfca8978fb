import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: '<p>{{ (auth.us' + 'er$ | async)?.name }}</p>',
})
export class App {
  protected readonly auth = inject(AuthService);
}
