import { inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

export class Ways {
  private readonly auth = inject(AuthService);

  get(key: 'user$') {
    return [this.auth['idTokenClaims$'], this.auth[key]];
  }
}
