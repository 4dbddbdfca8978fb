// The app that is measured: somebody is signed in, with an ID token of about 2 KB in localStorage.
import {
  createEnvironmentInjector,
  type ApplicationRef,
  type EnvironmentInjector,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { AuthService, provideAuth0Lock, withBearer } from 'ngx-auth0-lock';
import { createIdToken } from 'ngx-auth0-lock/testing';

export interface App {
  readonly root: ApplicationRef;
  readonly auth: AuthService;
  /** A new injector below the app's, with these providers. */
  child(providers: Parameters<typeof createEnvironmentInjector>[0]): EnvironmentInjector;
}

export const API = `${location.origin}/api`;

/** The rules that requests are matched with. */
export const RULES = [
  { url: '/api', token: 'id' },
  { url: 'https://api.example.com/v1', token: 'id' },
] as const;

export async function startApp(): Promise<App> {
  localStorage.setItem('id_token', createIdToken({ about: 'x'.repeat(1300) }));
  const root = await createApplication({
    providers: [
      provideAuth0Lock({ clientId: 'testing-client', domain: 'tenant.example' }, withBearer(RULES)),
    ],
  });
  const auth = root.injector.get(AuthService);
  if (!auth.authenticated()) throw new Error('The session was not restored.');
  return { root, auth, child: (providers) => createEnvironmentInjector(providers, root.injector) };
}
