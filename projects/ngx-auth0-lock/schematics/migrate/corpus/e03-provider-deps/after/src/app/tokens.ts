import { InjectionToken, Provider } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

export const SIGNED_IN = new InjectionToken<string>('signed in');

export const tokens: Provider[] = [
  { provide: SIGNED_IN, useFactory: (auth: AuthService) => typeof auth, deps: [AuthService] },
  AuthService,
];
