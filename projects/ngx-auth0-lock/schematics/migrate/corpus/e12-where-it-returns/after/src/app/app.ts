import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AuthService } from 'ngx-auth0-lock';

@Component({ selector: 'app-root', template: '' })
export class App {
  private readonly auth = inject(AuthService);
  private readonly router = inject(Router);

  back() {
    this.auth.login({ returnTo: this.router.url });
  }

  home() {
    void this.auth.login();
  }

  async later() {
    await this.auth.loginWithRedirect().toPromise();
  }
}
