// An app with the unmodified @auth0/auth0-angular: its guard before a page, its interceptor before an API.
import '@angular/compiler';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import {
  authGuardFn,
  authHttpInterceptorFn,
  AuthService,
  provideAuth0,
} from '@auth0/auth0-angular';
import { setting } from './page.ts';

@Component({ selector: 'app-home', template: `<a href="/private">Private</a>` })
class Home {}

@Component({
  selector: 'app-private',
  template: `<p id="user">{{ user()?.name }}</p>
    <button (click)="call()">Call the API</button>
    <p id="token">{{ token() }}</p>`,
})
class Private {
  readonly user = toSignal(inject(AuthService).user$);
  readonly token = signal('');
  readonly #http = inject(HttpClient);

  call(): void {
    this.#http
      .get<{ authorization: string }>('/api')
      .subscribe(({ authorization }) => this.token.set(authorization));
  }
}

@Component({ selector: 'app-root', imports: [RouterOutlet], template: `<router-outlet />` })
class App {
  // It takes up the callback, on whatever page that is.
  readonly auth = inject(AuthService);
}

document.body.append(document.createElement('app-root'));
await bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: 'private', component: Private, canActivate: [authGuardFn] },
      { path: '**', component: Home },
    ]),
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
    provideAuth0({
      domain: setting().tenant,
      clientId: 'demo-client',
      authorizationParams: {
        redirect_uri: `${location.origin}/callback`,
        audience: 'https://api.demo.example',
      },
      httpInterceptor: { allowedList: ['/api'] },
    }),
  ],
});
