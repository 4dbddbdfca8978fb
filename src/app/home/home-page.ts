// The Home page: what this is, in a screenful and a few lines of code.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthService, IfAuthenticated } from 'ngx-auth0-lock';
import { CodeBlock } from '../code/code-block';
import { SessionDial } from '../session/session-dial';
import { isLocalTenant, localUsers } from '../tenant';
import { setUp, use } from './samples';

@Component({
  selector: 'demo-home-page',
  imports: [CodeBlock, IfAuthenticated, RouterLink, SessionDial],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  protected readonly auth = inject(AuthService);
  protected readonly users = isLocalTenant ? localUsers : [];
  protected readonly setUp = setUp;
  protected readonly use = use;
}
