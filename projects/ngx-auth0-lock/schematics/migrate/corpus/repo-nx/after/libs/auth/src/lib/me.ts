import { Injectable, inject } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { AuthService } from 'ngx-auth0-lock';

@Injectable({ providedIn: 'root' })
export class Me {
  protected readonly authObservables = inject(AuthObservables);
  constructor(readonly auth: AuthService) {}

  user() {
    return this.authObservables.user$;
  }
}
