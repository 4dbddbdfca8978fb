import { HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { AuthService } from 'ngx-auth0-lock';
import { mergeMap } from 'rxjs';

export const tokens: HttpInterceptorFn = (request, next) => {
  const auth = inject(AuthObservables);
  return auth
    .getAccessTokenSilently()
    .pipe(mergeMap((token) => next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }))));
};

@Injectable()
export class Tokens {
  protected readonly authObservables = inject(AuthObservables);
  constructor(private auth: AuthService) {}

  intercept(request: HttpRequest<unknown>, next: HttpHandlerFn) {
    return this.authObservables
      .getAccessTokenSilently()
      .pipe(mergeMap((token) => next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }))));
  }

  other() {
    return this.auth.getAccessTokenSilently({ authorizationParams: { audience: 'https://x' } });
  }
}
