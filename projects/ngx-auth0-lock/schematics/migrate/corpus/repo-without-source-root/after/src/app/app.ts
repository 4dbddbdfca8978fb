import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-root', imports: [], template: '{{ auth.authenticated() }}' })
export class App {
  protected readonly auth = inject(AuthService);
}
