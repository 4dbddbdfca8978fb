// Change detection over a page with 1,000 bindings that ask whether somebody is signed in.
import {
  ChangeDetectionStrategy,
  Component,
  createComponent,
  inject,
  InjectionToken,
} from '@angular/core';
import type { App } from './app';
import { checks } from './checks.bench';
import { measure, type Variant } from './rounds';

const BINDINGS = 1000;
const CHECK = new InjectionToken<() => boolean>('CHECK');

@Component({
  selector: 'bench-page',
  template: '<i [hidden]="check()"></i>'.repeat(BINDINGS),
  // Eager: the view is checked in every pass, which is what is measured.
  changeDetection: ChangeDetectionStrategy.Eager,
})
class Page {
  protected readonly check = inject(CHECK);
}

/** The time of one pass. */
export function benchBindings(app: App) {
  const pages = Object.entries(checks(app)).map(([name, check]): [string, Variant] => {
    const page = createComponent(Page, {
      environmentInjector: app.child([{ provide: CHECK, useValue: check }]),
    });
    app.root.attachView(page.hostView);
    page.changeDetectorRef.detectChanges();
    const { changeDetectorRef, location } = page;
    if (!location.nativeElement.firstElementChild.hidden) throw new Error(`${name} is not bound.`);
    return [
      name,
      (times) => {
        for (let i = 0; i < times; i++) changeDetectorRef.detectChanges();
      },
    ];
  });
  return measure(Object.fromEntries(pages));
}
