// Profile: behind the guard, and asks the API, which gets the token by the interceptor.
import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  standalone: false,
  template: `
    <h1>Profile</h1>
    <p class="lead">Only people who are signed in get here: the route has an AuthGuard.</p>
    <section class="card">
      <h2>{{ auth.user()?.name }}</h2>
      <p *ngIf="answer | async as whom">The API knows you as {{ whom.name }}.</p>
    </section>
  `,
})
export class Profile {
  protected readonly auth = inject(AuthService);
  protected readonly answer = inject(HttpClient).get<{ name: string }>('/api/whoami');
}
