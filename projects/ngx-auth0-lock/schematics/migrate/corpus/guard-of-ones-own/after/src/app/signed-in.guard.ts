import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { AuthObservables } from './auth-observables';
import { map } from 'rxjs';

export const signedIn: CanActivateFn = () => {
  const auth = inject(AuthObservables);
  const router = inject(Router);
  return auth.isAuthenticated$.pipe(map((is) => is || router.parseUrl('/welcome')));
};
