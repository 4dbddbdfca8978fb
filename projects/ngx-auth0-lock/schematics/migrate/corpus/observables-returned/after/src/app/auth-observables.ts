// The session as observables, with the names and the values that @auth0/auth0-angular gave them.
// Made by "ng generate ngx-auth0-lock:migrate". Code that reads AuthService's signals needs it no more.
import { computed, inject, Injectable } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { AuthService, type AuthError, type IdTokenClaims } from 'ngx-auth0-lock';
import { defer, distinctUntilChanged, filter, map, type Observable } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class AuthObservables {
  private readonly auth = inject(AuthService);
  /** Says nothing while an answer of the tenant is checked. */
  private readonly settled$ = toObservable(this.auth.session).pipe(
    filter(({ status }) => status !== 'pending'),
  );

  readonly isLoading$: Observable<boolean> = toObservable(
    computed(() => this.auth.status() === 'pending'),
  );
  readonly isAuthenticated$: Observable<boolean> = this.settled$.pipe(
    map(({ status }) => status === 'signed-in'),
    distinctUntilChanged(),
  );
  readonly user$: Observable<IdTokenClaims | null> = this.settled$.pipe(
    map((session) => (session.status === 'signed-in' ? session.claims : null)),
    distinctUntilChanged(),
  );
  readonly idTokenClaims$: Observable<IdTokenClaims | null> = this.user$;
  readonly error$: Observable<AuthError> = toObservable(this.auth.error).pipe(
    filter((error) => error !== null),
  );

  /** The access token, renewed first where it is over; an error where there is none. */
  getAccessTokenSilently(): Observable<string> {
    return defer(async () => {
      const { auth } = this;
      const token = auth.accessToken() ?? ((await auth.renew()) ? auth.accessToken() : null);
      if (token === null) throw new Error('There is no access token: nobody is signed in.');
      return token;
    });
  }
}
