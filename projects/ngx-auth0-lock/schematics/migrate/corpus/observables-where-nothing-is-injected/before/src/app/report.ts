import { AuthService } from '@auth0/auth0-angular';

export class Report {
  constructor(readonly auth: AuthService) {}

  run() {
    return this.auth.user$;
  }
}

export const make = (auth: AuthService) => new Report(auth);
