// The Home page: what this is, in a screenful and a few lines of code.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthService } from 'ngx-auth0-lock';
import { CodeBlock } from '../code/code-block';
import { nameOf } from '../session/event-sentence';
import { SessionDial } from '../session/session-dial';
import { StatusPill } from '../session/status-pill';
import { guides, isLocalTenant, localUsers, tenantPage } from '../tenant';
import { setUp, use } from './samples';

@Component({
  selector: 'demo-home-page',
  imports: [CodeBlock, RouterLink, SessionDial, StatusPill],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  protected readonly auth = inject(AuthService);
  protected readonly users = isLocalTenant ? localUsers : [];
  protected readonly guides = guides;
  protected readonly tenantPage = tenantPage;
  protected readonly setUp = setUp;
  protected readonly use = use;
  protected readonly name = computed(() => {
    const user = this.auth.user();
    return user ? nameOf(user) : 'you';
  });
}
