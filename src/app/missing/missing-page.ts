// What stands at an address that has no page.
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';

@Component({
  selector: 'demo-missing-page',
  imports: [RouterLink],
  template: `
    <p class="number" aria-hidden="true">404</p>
    <h1>There is no such page</h1>
    <p class="lead">
      Nothing stands at <code>{{ path() }}</code>. If a link brought you here, it is wrong; if you
      typed it, look again.
    </p>
    <div class="buttons">
      <a class="button" routerLink="/">Go to Home</a>
      <a class="button quiet" routerLink="/session">Watch the session</a>
    </div>
  `,
  styles: `
    .number {
      margin: 0 0 0.5rem;
      color: var(--primary);
      font: 700 1rem/1 var(--mono);
    }

    .buttons {
      margin-top: 2rem;
    }
  `,
})
export class MissingPage {
  private readonly segments = toSignal(inject(ActivatedRoute).url, { initialValue: [] });
  /** Without query and fragment, which may be long, and nobody's business. */
  protected readonly path = computed(() => `/${this.segments().join('/')}`);
}
