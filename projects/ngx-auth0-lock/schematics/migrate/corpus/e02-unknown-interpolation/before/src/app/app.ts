import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

const row = (name: string) => `<p>${name}</p>`;

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: `${row('a')}<p>{{ (auth.user$ | async)?.name }}</p>`,
})
export class App {
  protected readonly auth = inject(AuthService);
}
