import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthObservables } from './auth-observables';
import { map } from 'rxjs';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  template: '{{ name$ | async }} {{ isAuthenticated$ | async }} {{ (profile$ | async)?.email }}',
})
export class App {
  private readonly auth = inject(AuthObservables);
  readonly isAuthenticated$ = this.auth.isAuthenticated$;
  readonly profile$ = this.auth.user$;
  readonly name$ = this.auth.user$.pipe(map((user) => user?.name ?? ''));
}
