import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { map } from 'rxjs';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: '{{ name$ | async }} {{ isAuthenticated$ | async }} {{ (profile$ | async)?.email }}',
})
export class App {
  private readonly auth = inject(AuthService);
  readonly isAuthenticated$ = this.auth.isAuthenticated$;
  readonly profile$ = this.auth.user$;
  readonly name$ = this.auth.user$.pipe(map((user) => user?.name ?? ''));
}
