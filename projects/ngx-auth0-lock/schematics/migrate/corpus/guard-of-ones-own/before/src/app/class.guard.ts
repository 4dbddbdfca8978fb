import { Injectable } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { Observable, tap } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class SignedIn {
  constructor(private auth: AuthService) {}

  canActivate(): Observable<boolean> {
    return this.auth.isAuthenticated$.pipe(
      tap((is) => {
        if (!is) {
          this.auth.loginWithRedirect({ appState: { target: '/orders' } });
        }
      }),
    );
  }
}
