// One check whether somebody is signed in.
import { signal } from '@angular/core';
import { JwtHelperService } from '@auth0/angular-jwt';
import { tokenNotExpired } from 'ngx-auth0-lock/session';
import type { App } from './app';
import { measure, type Variant } from './rounds';

/** The ways to know; all but the first are right at the moment of the call. */
export function checks({ auth }: App) {
  const signedIn = signal(true);
  const end = signal(Date.now() + 3_600_000);
  const jwt = new JwtHelperService();
  return {
    signal: () => signedIn(),
    'signal and clock': () => Date.now() < end(),
    ours: () => auth.authenticated(),
    'our tokenNotExpired': () => tokenNotExpired(),
    "the tutorial's tokenNotExpired": () => !jwt.isTokenExpired(localStorage.getItem('id_token')),
  };
}

export function benchChecks(app: App) {
  const repeated = Object.entries(checks(app)).map(([name, check]): [string, Variant] => [
    name,
    (times) => {
      let yes = 0;
      for (let i = 0; i < times; i++) if (check()) yes++;
      // Used, so that the loop is not optimised away.
      if (yes !== times) throw new Error(`${name} said no.`);
    },
  ]);
  return measure(Object.fromEntries(repeated));
}
