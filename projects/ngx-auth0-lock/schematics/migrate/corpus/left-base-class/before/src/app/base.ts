import { inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

export abstract class Base {
  protected readonly auth = inject(AuthService);
}
