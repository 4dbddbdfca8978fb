import { Component, OnInit } from '@angular/core';
import { AuthService, User } from '@auth0/auth0-angular';

@Component({ selector: 'app-root', template: '{{ name }} <b (click)="auth.loginWithRedirect()">in</b>' })
export class App implements OnInit {
  name?: string;
  user: User | null | undefined;

  constructor(public auth: AuthService) {}

  ngOnInit(): void {
    this.auth.user$.subscribe((user) => {
      this.user = user;
      this.name = user?.name;
    });
    this.auth.isAuthenticated$.subscribe((isAuthenticated) => {
      if (!isAuthenticated) this.auth.loginWithRedirect();
    });
  }
}
