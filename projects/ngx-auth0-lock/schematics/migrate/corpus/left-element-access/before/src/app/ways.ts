import { inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

export class Ways {
  private readonly auth = inject(AuthService);

  get(key: 'user$') {
    return [this.auth['idTokenClaims$'], this.auth[key]];
  }
}
