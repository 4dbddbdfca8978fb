import { Injectable } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { combineLatest, firstValueFrom, Observable } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class Session {
  constructor(private readonly auth: AuthService) {}

  signedIn(): Observable<boolean> {
    return this.auth.isAuthenticated$;
  }

  both() {
    return combineLatest([this.auth.isLoading$, this.auth.error$, this.auth.idTokenClaims$]);
  }

  token() {
    return firstValueFrom(this.auth.getAccessTokenSilently());
  }
}
