// What stands in the place of a page that is not there yet: while Lock's answer is checked, or Lock asks who is there.
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationCancel, Router } from '@angular/router';
import { AuthService } from 'ngx-auth0-lock';
import { filter, map } from 'rxjs';

@Component({
  selector: 'demo-waiting',
  template: `
    @if (text(); as text) {
      <div class="card">
        <svg viewBox="0 0 24 36" aria-hidden="true">
          <path
            d="M12 2a9 9 0 0 1 4.8 16.6l2.6 12.2a2.4 2.4 0 0 1-2.4 3H7a2.4 2.4 0 0 1-2.4-3l2.6-12.2A9 9 0 0 1 12 2z"
          />
        </svg>
        <h1>{{ text.title }}</h1>
        <p>{{ text.what }}</p>
      </div>
    }
  `,
  styleUrl: './waiting.css',
})
export class Waiting {
  private readonly auth = inject(AuthService);
  private readonly turnedAway = toSignal(
    inject(Router).events.pipe(
      filter((event) => event instanceof NavigationCancel),
      map(() => true),
    ),
    { initialValue: false },
  );

  /** Null for a page that is only being fetched, which is over in a blink. */
  protected readonly text = computed(() => {
    if (this.auth.status() === 'pending') {
      return { title: 'One moment …', what: 'Lock’s answer is being checked.' };
    }
    if (!this.turnedAway() || this.auth.status() === 'signed-in') return null;
    return {
      title: 'Log in to see this page',
      what: 'It is for people who are signed in. Lock opens, and the page follows.',
    };
  });
}
