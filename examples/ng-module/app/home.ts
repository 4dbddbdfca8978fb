// Home: one half for people who are signed in, one for guests, and the latest event.
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  standalone: false,
  template: `
    <h1>The tutorial's template, as it was written</h1>
    <p class="lead">
      An app of NgModules with zone.js. <code>auth.authenticated()</code> in the template is exact,
      and the view follows by itself.
    </p>
    <section class="card" *ifAuthenticated="let user; else: guest">
      <h2>Hello {{ user.name }}</h2>
      <p>Until {{ auth.expiresAt() | date: 'medium' }}.</p>
    </section>
    <ng-template #guest>
      <section class="card">
        <h2>Nobody is signed in</h2>
        <p>
          Use <code>ada&#64;example.com</code> with the password <code>lovelace-1843</code>.
          <br />
          <auth-button loginLabel="Sign in from here" />
        </p>
      </section>
    </ng-template>
    <p class="note" *ngIf="auth.events | async as event">Latest event: {{ event.type }}</p>
  `,
})
export class Home {
  protected readonly auth = inject(AuthService);
}
