// A structural directive for what only people who are signed in see.
import {
  Directive,
  effect,
  inject,
  input,
  TemplateRef,
  untracked,
  ViewContainerRef,
  type EmbeddedViewRef,
} from '@angular/core';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { AuthService } from '../auth-service';

/** What the template of {@link IfAuthenticated} is given. */
export interface IfAuthenticatedContext {
  /** The claims of the ID token. */
  $implicit: IdTokenClaims;
}

/**
 * Shows its template while somebody is signed in, else the `else` template; while that is not known
 * yet (`pending`), nothing. The microsyntax needs `let` before `else`: Angular cannot parse
 * `*ifAuthenticated="else tpl"`.
 *
 * @example
 * <p *ifAuthenticated="let user; else guest">Hello {{ user.name }}</p>
 * <ng-template #guest><auth-button /></ng-template>
 */
@Directive({ selector: '[ifAuthenticated]' })
export class IfAuthenticated {
  /** What is shown while nobody is signed in. */
  readonly ifAuthenticatedElse = input<TemplateRef<unknown> | null>();

  private readonly template = inject<TemplateRef<IfAuthenticatedContext>>(TemplateRef);
  private readonly container = inject(ViewContainerRef);
  private shown: TemplateRef<unknown> | null = null;
  private view: EmbeddedViewRef<IfAuthenticatedContext> | null = null;

  constructor() {
    const { session } = inject(AuthService);
    effect(() => {
      const state = session();
      const otherwise = this.ifAuthenticatedElse() ?? null;
      untracked(() => {
        if (state.status === 'signed-in') this.show(this.template, state.claims);
        else this.show(state.status === 'pending' ? null : otherwise);
      });
    });
  }

  /** Tells the compiler that the template's variable is never null. */
  static ngTemplateContextGuard(
    _directive: IfAuthenticated,
    _context: unknown,
  ): _context is IfAuthenticatedContext {
    return true;
  }

  private show(template: TemplateRef<unknown> | null, claims?: IdTokenClaims): void {
    if (template !== this.shown) {
      this.container.clear();
      this.shown = template;
      this.view =
        template &&
        (this.container.createEmbeddedView(
          template,
          claims && { $implicit: claims },
        ) as typeof this.view);
    } else if (this.view && claims) {
      // The same page for a renewed session: nothing the person has typed is lost.
      this.view.context.$implicit = claims;
      this.view.markForCheck();
    }
  }
}
