// Where people land who are signed in, but not as somebody who may see the page.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthService, IfAuthenticated } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-forbidden-page',
  imports: [IfAuthenticated, RouterLink],
  template: `
    <h1>This page is not for this account</h1>
    <p class="lead" *ifAuthenticated="let user; else: anybody">
      You are signed in as {{ user.name ?? user.email }}, and that is fine. The page you asked for
      needs the role <strong>admin</strong>.
    </p>
    <ng-template #anybody>
      <p class="lead">The page you asked for needs the role <strong>admin</strong>.</p>
    </ng-template>
    <div class="buttons">
      <a class="button" routerLink="/">Go to Home</a>
      @if (auth.user()) {
        <button type="button" class="button quiet" (click)="auth.logout()">
          Log in as somebody else
        </button>
      }
    </div>
  `,
  styles: `
    .lead strong {
      color: var(--ink);
    }

    .buttons {
      margin-top: 2rem;
    }
  `,
})
export class ForbiddenPage {
  protected readonly auth = inject(AuthService);
}
