import { Injectable } from '@angular/core';
import { Router } from '@angular/router';
declare var Auth0Lock: any;

@Injectable()
export class AuthService {
  lock = new Auth0Lock('abc123', 'acme.eu.auth0.com');

  constructor(private router: Router) {}

  login() {
    this.lock.show((error: any, profile: any, token: string) => {
      if (error) {
        console.error(error);
      }
      localStorage.setItem('profile', JSON.stringify(profile));
      localStorage.setItem('id_token', token);
      this.router.navigate(['/orders']);
    });
  }

  authenticated() {
    return !!localStorage.getItem('id_token');
  }

  logout() {
    localStorage.removeItem('profile');
    localStorage.removeItem('id_token');
  }
}
