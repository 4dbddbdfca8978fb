import { Component, OnInit, inject } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { AuthService, IdTokenClaims } from 'ngx-auth0-lock';

@Component({ selector: 'app-root', template: '{{ name }} <b (click)="auth.login()">in</b>' })
export class App implements OnInit {
  protected readonly authObservables = inject(AuthObservables);
  name?: string;
  user: IdTokenClaims | null | undefined;

  constructor(public auth: AuthService) {}

  ngOnInit(): void {
    this.authObservables.user$.subscribe((user) => {
      this.user = user;
      this.name = user?.name;
    });
    this.authObservables.isAuthenticated$.subscribe((isAuthenticated) => {
      if (!isAuthenticated) this.auth.login();
    });
  }
}
