import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({ selector: 'app-root', imports: [AsyncPipe], templateUrl: './app.html' })
export class App {
  busy = false;
  protected readonly auth = inject(AuthService);
}
