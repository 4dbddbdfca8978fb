import { HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { mergeMap } from 'rxjs';

export const tokens: HttpInterceptorFn = (request, next) => {
  const auth = inject(AuthService);
  return auth
    .getAccessTokenSilently()
    .pipe(mergeMap((token) => next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }))));
};

@Injectable()
export class Tokens {
  constructor(private auth: AuthService) {}

  intercept(request: HttpRequest<unknown>, next: HttpHandlerFn) {
    return this.auth
      .getAccessTokenSilently()
      .pipe(mergeMap((token) => next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }))));
  }

  other() {
    return this.auth.getAccessTokenSilently({ authorizationParams: { audience: 'https://x' } });
  }
}
