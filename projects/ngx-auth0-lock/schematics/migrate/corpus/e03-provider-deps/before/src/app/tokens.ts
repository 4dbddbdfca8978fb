import { InjectionToken, Provider } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

export const SIGNED_IN = new InjectionToken<string>('signed in');

export const tokens: Provider[] = [
  { provide: SIGNED_IN, useFactory: (auth: AuthService) => typeof auth, deps: [AuthService] },
  AuthService,
];
