// The lines of code that the Home page shows.

/** Everything an app has to set up. */
export const setUp = `import { provideAuth0Lock } from 'ngx-auth0-lock';

export const appConfig = {
  providers: [
    provideRouter(routes),
    provideAuth0Lock({
      clientId: 'your-client-id',
      domain: 'acme.eu.auth0.com',
    }),
  ],
};`;

/** The session in a template, and a page for people who are signed in. */
export const use = `// navbar.ts
readonly auth = inject(AuthService);

// navbar.html
@if (auth.user(); as user) {
  Hello {{ user.name }}
}
<auth-button />

// app.routes.ts
{ path: 'profile', canActivate: [authGuard], … }`;
