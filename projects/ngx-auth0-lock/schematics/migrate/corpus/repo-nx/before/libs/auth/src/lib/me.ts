import { Injectable } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Injectable({ providedIn: 'root' })
export class Me {
  constructor(readonly auth: AuthService) {}

  user() {
    return this.auth.user$;
  }
}
