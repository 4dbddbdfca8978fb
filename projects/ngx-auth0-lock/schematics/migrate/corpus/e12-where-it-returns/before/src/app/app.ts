import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AuthService } from '@auth0/auth0-angular';

@Component({ selector: 'app-root', template: '' })
export class App {
  private readonly auth = inject(AuthService);
  private readonly router = inject(Router);

  back() {
    this.auth.loginWithRedirect({ appState: { target: this.router.url } });
  }

  home() {
    void this.auth.loginWithRedirect();
  }

  async later() {
    await this.auth.loginWithRedirect().toPromise();
  }
}
