// For a page that wants a fresh sign-in: who signed in a moment ago comes in, who did not is asked again.
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, type Routes } from '@angular/router';
import { AuthError } from 'ngx-auth0-lock/session';
import { provideAuthTesting } from 'ngx-auth0-lock/testing';
import { AuthApp, HOUR, OtherPage, settle, SomePage } from '../../testing-support/auth-app';
import { AuthService } from '../auth-service';
import { freshGuard } from './fresh-guard';

const fresh = freshGuard({ maxAgeSeconds: 300 });

describe('freshGuard', () => {
  const routes: Routes = [
    { path: '', pathMatch: 'full', component: OtherPage },
    { path: 'login', component: OtherPage },
    { path: 'activate', component: SomePage, canActivate: [fresh] },
    { path: 'child', canActivateChild: [fresh], children: [{ path: '', component: SomePage }] },
    { path: 'match', component: SomePage, canMatch: [fresh] },
  ];
  let app: AuthApp;
  /** The time at the tenant, so many seconds ago. */
  const ago = (seconds: number) => Math.floor(app.clock.now() / 1000) - seconds;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  const asked = () => app.lock.shown.at(-1)?.auth?.params?.['max_age'];

  for (const url of ['/activate', '/child', '/match']) {
    it(`lets who signed in a moment ago see ${url}`, async () => {
      await app.start({ routes, restored: { auth_time: ago(299) } });
      await app.navigate(url);
      expect(app.router.url).toBe(url);
      expect(app.lock.visible).toBeFalse();
    });

    it(`asks who signed in long ago again before ${url}, and goes there then`, async () => {
      await app.start({ routes, restored: { auth_time: ago(361) } });
      await app.navigate('/');
      await app.navigate(url);
      expect(app.router.url).toBe('/');
      expect(asked()).toBe(300);
      await app.signIn({ auth_time: ago(0) });
      expect(app.router.url).toBe(url);
    });
  }

  it('asks who nobody knows the age of', async () => {
    for (const auth_time of [undefined, '0', Infinity, null]) {
      TestBed.resetTestingModule();
      app = await AuthApp.open();
      await app.start({ routes, restored: { auth_time } });
      await app.navigate('/activate');
      expect(asked()).withContext(String(auth_time)).toBe(300);
    }
  });

  it('stays where it is when the person closes Lock, and the session goes on', async () => {
    await app.start({ routes, restored: {} });
    await app.navigate('/');
    await app.navigate('/activate');
    app.lock.hide();
    await settle();
    expect(app.router.url).toBe('/');
    expect(app.auth.authenticated()).toBeTrue();
  });

  it('is not satisfied by a tenant that does not say when', async () => {
    await app.start({ routes, restored: {} });
    await app.navigate('/');
    await app.navigate('/activate');
    await app.signIn();
    expect(app.router.url).toBe('/');
    expect(app.auth.error()?.code).toBe('token-claims');
    expect(app.lock.shown.length).withContext('asked once').toBe(1);
    expect(app.auth.authenticated()).toBeTrue();
  });

  it('opens Lock for who is signed in, though guests have a login page', async () => {
    await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
    await app.navigate('/');
    await app.navigate('/activate');
    expect(app.router.url).toBe('/');
    expect(app.lock.visible).toBeTrue();
  });

  it('sends guests to the login page', async () => {
    await app.start({ routes, config: { loginPath: '/login' } });
    await app.navigate('/activate');
    expect(app.router.url).toBe('/login?returnTo=%2Factivate');
  });

  it('asks no second time when the clock of the device is wrong', async () => {
    app.clock.error = 2 * HOUR * 1000;
    const now = () => Math.floor((app.clock.now() - app.clock.error) / 1000);
    await app.start({ routes, restored: { iat: now(), exp: now() + 5 * HOUR } });
    await app.navigate('/');
    await app.navigate('/activate');
    await app.signIn({ iat: now(), exp: now() + HOUR, auth_time: now() });
    expect(app.router.url).toBe('/activate');
  });

  for (const maxAgeSeconds of ['300', -1, NaN, Infinity, undefined]) {
    it(`refuses an age of ${JSON.stringify(maxAgeSeconds)} (${typeof maxAgeSeconds})`, () => {
      expect(() => freshGuard({ maxAgeSeconds: maxAgeSeconds as number })).toThrowMatching(
        (error: unknown) => error instanceof AuthError && error.code === 'config',
      );
    });
  }

  it('is satisfied by a sign-in in the tests of an app', async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter(routes), provideAuthTesting({ claims: {} })],
    });
    await TestBed.inject(Router).navigateByUrl('/activate');
    await settle();
    expect(TestBed.inject(Router).url).toBe('/activate');
    expect(TestBed.inject(AuthService).user()?.['auth_time']).toEqual(jasmine.any(Number));
  });
});
