import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({ selector: 'app-one', imports: [AsyncPipe], templateUrl: './shared.html' })
export class One {
  protected readonly auth = inject(AuthService);
}

@Component({ selector: 'app-root', imports: [AsyncPipe], templateUrl: './shared.html' })
export class App {
  protected readonly auth = inject(AuthService);
}
