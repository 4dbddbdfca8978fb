// What happened to the session since the app started, newest first.
import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { AuthService, type AuthEvent } from 'ngx-auth0-lock';

/** One thing that happened. */
export interface LoggedEvent {
  readonly id: number;
  readonly at: Date;
  readonly event: AuthEvent;
}

// Enough to look back on an hour; a page that is open for days must not grow.
const KEPT = 50;

@Injectable({ providedIn: 'root' })
export class EventLog {
  private readonly logged = signal<readonly LoggedEvent[]>([]);
  /** Newest first. */
  readonly entries = this.logged.asReadonly();
  private next = 1;

  constructor() {
    inject(AuthService)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        const entry = { id: this.next++, at: new Date(), event };
        this.logged.update((entries) => [entry, ...entries].slice(0, KEPT));
      });
  }
}
