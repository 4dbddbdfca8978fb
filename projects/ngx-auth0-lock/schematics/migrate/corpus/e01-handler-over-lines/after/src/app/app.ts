import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-root', imports: [], templateUrl: './app.html' })
export class App {
  busy = false;
  protected readonly auth = inject(AuthService);
}
