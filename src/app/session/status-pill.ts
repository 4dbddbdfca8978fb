// Says in two words who the session takes the person for.
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-status-pill',
  template: `
    <p class="pill" [class.good]="auth.status() === 'signed-in'">{{ words[auth.status()] }}</p>
  `,
  styles: `
    /* As wide as its longest words, so that its edge stays where it is. */
    .pill {
      justify-content: center;
      min-width: 7.5rem;
      margin: 0;
    }
  `,
})
export class StatusPill {
  protected readonly auth = inject(AuthService);
  protected readonly words = {
    pending: 'Checking …',
    'signed-in': 'Signed in',
    'signed-out': 'Signed out',
  } as const;
}
