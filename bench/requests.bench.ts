// What an interceptor adds to a request; the answer comes at once, so that nothing else is measured.
import {
  HTTP_INTERCEPTORS,
  HttpBackend,
  HttpClient,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
  withInterceptorsFromDi,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { JWT_OPTIONS, JwtHelperService, JwtInterceptor } from '@auth0/angular-jwt';
import { of } from 'rxjs';
import { AuthService, bearerInterceptor } from 'ngx-auth0-lock';
import { API, type App } from './app';
import { measure, type Variant } from './rounds';

const URL_OF_REQUEST = `${API}/users/42?fields=name`;
// What an app fetches beside its API: no rule names it.
const UNCOVERED = 'https://cdn.example.com/fonts/42.json?v=1';

/** The least that an interceptor can do: a token that is known, on every request. */
const always: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { Authorization: 'Bearer known' } }));

/** What hand-written interceptors do, and what leaks: the start of the URL is compared. */
const prefix: HttpInterceptorFn = (request, next) => {
  const token = inject(AuthService).idToken();
  return token && request.url.startsWith(API)
    ? next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }))
    : next(request);
};

const angularJwt = [
  provideHttpClient(withInterceptorsFromDi()),
  { provide: HTTP_INTERCEPTORS, useClass: JwtInterceptor, multi: true },
  JwtHelperService,
  {
    provide: JWT_OPTIONS,
    useValue: { tokenGetter: () => localStorage.getItem('id_token') },
  },
];

export function benchRequests(app: App) {
  const setUps = {
    none: [provideHttpClient()],
    'a header, always': [provideHttpClient(withInterceptors([always]))],
    'prefix match': [provideHttpClient(withInterceptors([prefix]))],
    ours: [provideHttpClient(withInterceptors([bearerInterceptor]))],
    'ours, no rule': [provideHttpClient(withInterceptors([bearerInterceptor]))],
    'angular-jwt': angularJwt,
  };
  const variants = Object.entries(setUps).map(([name, providers]): [string, Variant] => {
    let last: HttpRequest<unknown> | undefined;
    const backend: HttpBackend = {
      handle: (request) => {
        last = request;
        return of(new HttpResponse({ status: 200 }));
      },
    };
    const http = app
      .child([providers, { provide: HttpBackend, useValue: backend }])
      .get(HttpClient);
    const covered = name !== 'ours, no rule';
    const url = covered ? URL_OF_REQUEST : UNCOVERED;
    const send = () => void http.get(url).subscribe();
    send();
    if (last?.headers.has('Authorization') !== (covered && name !== 'none')) {
      throw new Error(`${name} did not do its work.`);
    }
    return [
      name,
      (times) => {
        for (let i = 0; i < times; i++) send();
      },
    ];
  });
  return measure(Object.fromEntries(variants));
}
