import { AuthService } from 'ngx-auth0-lock';

export class Report {
  constructor(readonly auth: AuthService) {}

  run() {
    return this.auth.user$;
  }
}

export const make = (auth: AuthService) => new Report(auth);
