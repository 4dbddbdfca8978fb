import { inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

export abstract class Base {
  protected readonly auth = inject(AuthService);
}
