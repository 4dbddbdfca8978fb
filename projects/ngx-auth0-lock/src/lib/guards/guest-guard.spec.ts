// For guests: a login page that lets go of whoever is signed in.
import { PLATFORM_ID } from '@angular/core';
import type { Routes } from '@angular/router';
import { AuthApp, OtherPage, settle, SomePage } from '../../testing-support/auth-app';
import { guestGuard } from './guest-guard';

describe('guestGuard', () => {
  const routes: Routes = [
    { path: '', pathMatch: 'full', component: OtherPage },
    { path: 'login', component: SomePage, canActivate: [guestGuard] },
    { path: 'join', component: SomePage, canMatch: [guestGuard] },
    { path: 'page', component: OtherPage },
  ];
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  for (const path of ['/login', '/join']) {
    it(`lets guests see ${path}`, async () => {
      await app.start({ routes });
      await app.navigate(path);
      expect(app.router.url).toBe(path);
    });

    it(`sends others from ${path} to the start page`, async () => {
      await app.start({ routes, restored: {} });
      await app.navigate(path);
      expect(app.router.url).toBe('/');
    });

    it(`sends others from ${path} to its return path, if that is safe`, async () => {
      await app.start({ routes, restored: {} });
      await app.navigate(`${path}?returnTo=${encodeURIComponent('/page?x=1')}`);
      expect(app.router.url).toBe('/page?x=1');
      await app.navigate(`${path}?returnTo=${encodeURIComponent('//evil.example/page')}`);
      expect(app.router.url).toBe('/');
    });
  }

  it('does not turn round in circles when it guards the start page', async () => {
    await app.start({
      routes: [{ path: '', component: SomePage, canActivate: [guestGuard] }],
      restored: {},
    });
    await app.navigate('/');
    expect(app.router.routerState.snapshot.root.firstChild?.component).toBe(SomePage);
  });

  it('lets go of the login page when a sign-in there is done, to the page that led to it', async () => {
    await app.start({ routes, config: { loginPath: '/login' } });
    await app.navigate('/login?returnTo=%2Fpage');
    void app.auth.login();
    await settle();
    expect(app.shown().appState.returnTo).toBe('/page');
    await app.signIn();
    expect(app.router.url).toBe('/page');
  });

  it('lets go of the login page when somebody signs in elsewhere', async () => {
    await app.start({ routes, config: { loginPath: '/login' } });
    await app.navigate('/login?returnTo=%2Fpage');
    await app.store();
    app.session.revalidate();
    await settle();
    expect(app.router.url).toBe('/page');
  });

  it('shows the login page on a server', async () => {
    await app.start({ routes, providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
    await app.navigate('/login');
    expect(app.router.url).toBe('/login');
  });
});
