import { Injectable } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Injectable({ providedIn: 'root' })
export class MyAuth extends AuthService {
  start() {
    this.loginWithRedirect().subscribe();
  }
}
