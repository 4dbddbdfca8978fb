import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: '<p>{{ (auth.us' + 'er$ | async)?.name }}</p>',
})
export class App {
  protected readonly auth = inject(AuthService);
}
