// The other guards: for a claim, for guests, and those that only choose.
import { PLATFORM_ID } from '@angular/core';
import type { ActivatedRouteSnapshot, Route, Routes } from '@angular/router';
import { AuthApp, OtherPage, settle, SomePage, until } from '../../testing-support/auth-app';
import { claimsGuard, guestGuard, whenSignedIn, whenSignedOut } from './auth-guard';

describe('claimsGuard', () => {
  const admin = claimsGuard((claims) => claims['https://acme.example/role'] === 'admin', {
    forbiddenPath: '/forbidden?why=role',
  });
  const broken = claimsGuard((claims) => (claims['missing'] as string[]).includes('x'), {
    forbiddenPath: '/forbidden',
  });
  const routes: Routes = [
    { path: 'forbidden', component: OtherPage },
    { path: 'login', component: OtherPage },
    { path: 'activate', component: SomePage, canActivate: [admin] },
    {
      path: 'child',
      canActivateChild: [admin],
      children: [{ path: '', component: SomePage }],
    },
    { path: 'match', component: SomePage, canMatch: [admin] },
    { path: 'broken', component: SomePage, canActivate: [broken] },
  ];
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  for (const url of ['/activate', '/child', '/match']) {
    it(`decides about ${url} by the claims`, async () => {
      await app.start({ routes, restored: { 'https://acme.example/role': 'admin' } });
      await app.navigate(url);
      expect(app.router.url).toBe(url);
    });

    it(`refuses ${url} politely`, async () => {
      await app.start({ routes, restored: { 'https://acme.example/role': 'user' } });
      await app.navigate(url);
      expect(app.router.url).toBe('/forbidden?why=role');
    });

    it(`asks for a sign-in before ${url}`, async () => {
      await app.start({ routes, config: { loginPath: '/login' } });
      await app.navigate(url);
      expect(app.router.url).toBe(`/login?returnTo=${encodeURIComponent(url)}`);
    });
  }

  it('takes a predicate that throws for a no', async () => {
    await app.start({ routes, restored: {} });
    await app.navigate('/broken');
    expect(app.router.url).toBe('/forbidden');
  });
});

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
    app.session.check();
    await settle();
    expect(app.router.url).toBe('/page');
  });

  it('shows the login page on a server', async () => {
    await app.start({ routes, providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
    await app.navigate('/login');
    expect(app.router.url).toBe('/login');
  });
});

describe('whenSignedIn and whenSignedOut', () => {
  const routes: Routes = [
    { path: '', component: SomePage, canMatch: [whenSignedIn] },
    { path: '', component: OtherPage, canMatch: [whenSignedOut] },
  ];
  const shown = (app: AuthApp) => app.router.routerState.snapshot.root.firstChild?.component;
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  it('choose between two routes of one path', async () => {
    await app.start({ routes, restored: {} });
    await app.navigate('/');
    expect(shown(app)).toBe(SomePage);
  });

  it('choose again when somebody signs in or out', async () => {
    await app.start({ routes });
    await app.navigate('/');
    expect(shown(app)).toBe(OtherPage);
    void app.auth.login();
    await settle();
    await app.signIn();
    expect(shown(app)).toBe(SomePage);
    app.session.end();
    await settle();
    expect(shown(app)).toBe(OtherPage);
  });

  it('wait until an answer of Lock is checked', async () => {
    app.arriveSignedIn(null);
    await app.start({ routes });
    await app.navigate('/');
    await until(() => app.auth.status() !== 'pending');
    await settle();
    expect(shown(app)).toBe(SomePage);
  });

  it('choose the route for guests on a server', async () => {
    await app.start({ routes, providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
    await app.navigate('/');
    expect(shown(app)).toBe(OtherPage);
  });
});

describe('the types of the guards', () => {
  it('fit a route without a cast', () => {
    const guard = claimsGuard(() => true, { forbiddenPath: '/' });
    const route: Route = {
      canActivate: [guard, guestGuard],
      canActivateChild: [guard, guestGuard],
      canMatch: [guard, guestGuard, whenSignedIn],
    };
    const result = guard satisfies (route: ActivatedRouteSnapshot, state: never) => unknown;
    expect(route.canMatch).toContain(result);
  });
});
