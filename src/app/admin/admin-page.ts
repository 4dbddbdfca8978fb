// The Admin page: a claim opens it.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthService } from 'ngx-auth0-lock';
import { ROLES_CLAIM, rolesOf } from '../roles';

@Component({
  selector: 'demo-admin-page',
  imports: [RouterLink],
  template: `
    <h1>Admin</h1>
    <p class="lead">
      You are here because your ID token says so: its claim <code>{{ claim }}</code> holds
      <strong>{{ roles() }}</strong>.
    </p>
    <p>
      A guard keeps honest people off a page and no more. What the page shows must be protected
      where it comes from: see how the <a routerLink="/api">API</a> asks for the same role again.
    </p>
  `,
  styles: `
    p {
      max-width: 42rem;
      overflow-wrap: anywhere;
    }
    .lead strong {
      color: var(--ink);
    }
  `,
})
export class AdminPage {
  private readonly user = inject(AuthService).user;
  protected readonly claim = ROLES_CLAIM;
  protected readonly roles = computed(() => {
    const user = this.user();
    return user ? rolesOf(user).join(', ') : '';
  });
}
