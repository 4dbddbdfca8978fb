// The two apps that are compared in size: an ordinary one, and the same with the library in it.

/** What an app names besides its own parts. */
interface Parts {
  readonly imports: string;
  readonly component: string;
  readonly template: string;
  readonly guard: string;
  readonly interceptor: string;
  readonly provider: string;
}

/**
 * An app as people write it, without any thought of signing in. What it uses of Angular, it pays
 * for itself: a button with bindings, signals, a service with an effect, a guard and an interceptor
 * of its own. The three lazy pages matter, too: the builder packs an app with as many lazy files in
 * another way.
 */
const app = (parts: Parts) => `import {
  Component, computed, effect, inject, Injectable, input, provideEnvironmentInitializer, signal,
} from '@angular/core';
import { provideHttpClient, withInterceptors, type HttpInterceptorFn } from '@angular/common/http';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, Router, RouterOutlet, type CanActivateFn } from '@angular/router';
${parts.imports}
@Injectable({ providedIn: 'root' })
class Cart {
  readonly items = signal<readonly string[]>([]);
  readonly count = computed(() => this.items().length);
  constructor() {
    effect(() => (document.title = 'Shop: ' + this.count()));
  }
}
const hasItems: CanActivateFn = () => inject(Cart).count() > 0 || inject(Router).parseUrl('/');
const inLanguage: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { 'Accept-Language': 'en' } }));
@Component({
  selector: 'cart-button',
  template: \`<button type="button" [class.empty]="empty()" [attr.aria-busy]="busy()"
    (click)="add()" (focus)="busy.set(false)">{{ label() }}: {{ cart.count() }}</button>\`,
  styles: '.empty { opacity: 0.5 }',
})
class CartButton {
  readonly label = input('Add');
  readonly cart = inject(Cart);
  readonly busy = signal(false);
  readonly empty = computed(() => this.cart.count() === 0);
  async add() {
    this.busy.set(true);
    await Promise.resolve();
    this.cart.items.update((items) => [...items, this.label()]);
  }
}
@Component({
  selector: 'app-root',
  imports: [CartButton, RouterOutlet${parts.component}],
  template: '<h1>{{ title }}</h1><cart-button label="Buy" />${parts.template}<router-outlet />',
})
class App {
  readonly title = 'Shop';
}
bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: 'one', loadComponent: () => import('./one'), canActivate: [hasItems${parts.guard}] },
      { path: 'two', loadComponent: () => import('./two') },
      { path: 'three', loadComponent: () => import('./three') },
    ]),
    provideHttpClient(withInterceptors([inLanguage${parts.interceptor}])),
    provideEnvironmentInitializer(() => void inject(Cart)),
    ${parts.provider}
  ],
});
`;

const page = (name: string) => `import { Component } from '@angular/core';
@Component({ selector: 'page-${name}', template: '<h1>${name}</h1>' })
export default class Page {}
`;

/** The app alone, and with provider, guard, interceptor and button of the library added. */
export const apps = {
  bare: app({ imports: '', component: '', template: '', guard: '', interceptor: '', provider: '' }),
  library: app({
    imports:
      "import { AuthButton, authGuard, bearerInterceptor, provideAuth0Lock, withBearer } from 'ngx-auth0-lock';",
    component: ', AuthButton',
    template: '<auth-button />',
    guard: ', authGuard',
    interceptor: ', bearerInterceptor',
    provider:
      "provideAuth0Lock({ clientId: 'a', domain: 'acme.eu.auth0.com' }, withBearer(['/api'])),",
  }),
} as const;

/** The lazy pages of both, by name of their file. */
export const lazyPages = { one: page('one'), two: page('two'), three: page('three') } as const;
