import { Injectable, inject } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { AuthService } from 'ngx-auth0-lock';
import { Observable, tap } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class SignedIn {
  protected readonly authObservables = inject(AuthObservables);
  constructor(private auth: AuthService) {}

  canActivate(): Observable<boolean> {
    return this.authObservables.isAuthenticated$.pipe(
      tap((is) => {
        if (!is) {
          this.auth.login({ returnTo: '/orders' });
        }
      }),
    );
  }
}
