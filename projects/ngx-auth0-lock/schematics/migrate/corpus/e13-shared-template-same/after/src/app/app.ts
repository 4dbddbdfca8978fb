import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-one', imports: [], templateUrl: './shared.html' })
export class One {
  protected readonly auth = inject(AuthService);
}

@Component({ selector: 'app-root', imports: [], templateUrl: './shared.html' })
export class App {
  protected readonly auth = inject(AuthService);
}
