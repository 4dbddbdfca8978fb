// Where people land who are signed in, but not as somebody who may see the page.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-forbidden-page',
  imports: [RouterLink],
  template: `
    <h1>This page is not for this account</h1>
    <p class="lead">
      @if (auth.user(); as user) {
        You are signed in as {{ user.name ?? user.email }}, and that is fine. The page you asked for
        needs the role <strong>admin</strong>.
      } @else {
        The page you asked for needs the role <strong>admin</strong>.
      }
    </p>
    <div class="buttons">
      <a class="button" routerLink="/">Back to Home</a>
      @if (auth.user()) {
        <button type="button" class="button quiet" (click)="auth.logout()">
          Sign in as somebody else
        </button>
      }
    </div>
  `,
  styles: `
    .lead strong {
      color: var(--ink);
    }
  `,
})
export class ForbiddenPage {
  protected readonly auth = inject(AuthService);
}
