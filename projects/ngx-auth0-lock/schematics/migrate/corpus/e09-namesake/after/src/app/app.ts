import { Component, inject, Injectable } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Injectable({ providedIn: 'root' })
export class Bank {
  loginWithRedirect(options?: object) {
    return { subscribe: () => options };
  }
  logout(options: { logoutParams: object }) {
    return options;
  }
}

export class Held {
  auth = new Bank();
  run() {
    this.auth.loginWithRedirect().subscribe();
  }
}

@Component({ selector: 'app-root', template: '<b (click)="bank.logout({ logoutParams: {} })">x</b>' })
export class App {
  protected readonly bank = inject(Bank);
  private readonly auth = inject(AuthService);

  both() {
    const auth = this.bank;
    auth.loginWithRedirect().subscribe();
    this.auth.login();
  }
}
