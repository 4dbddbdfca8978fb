// The navbar: where one can go, who is signed in, and the button to log in or out.
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { AuthButton, AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-navbar',
  imports: [AuthButton, RouterLink, RouterLinkActive],
  templateUrl: './navbar.html',
  styleUrl: './navbar.css',
})
export class Navbar {
  protected readonly auth = inject(AuthService);
  protected readonly links = [
    { path: '/', label: 'Home' },
    { path: '/profile', label: 'Profile' },
    { path: '/session', label: 'Session' },
    { path: '/api', label: 'API' },
    { path: '/admin', label: 'Admin' },
  ];
}
