// Where the app goes when a session ends: away from pages that are guarded, and from no others.
import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { Router, type Routes } from '@angular/router';
import { AuthApp, OtherPage, settle, SomePage } from '../src/testing-support/auth-app';
import { AuthGuard, authGuard } from '../src/lib/guards/auth-guard';
import { claimsGuard } from '../src/lib/guards/claims-guard';

const anybody = claimsGuard(() => true, { forbiddenPath: '/open' });

const routes: Routes = [
  { path: '', pathMatch: 'full', component: OtherPage },
  { path: 'login', component: OtherPage },
  { path: 'open', component: OtherPage },
  { path: 'activate', component: SomePage, canActivate: [authGuard] },
  { path: 'child', canActivateChild: [authGuard], children: [{ path: '', component: SomePage }] },
  { path: 'match', component: SomePage, canMatch: [authGuard] },
  { path: 'claims', component: SomePage, canActivate: [anybody] },
  { path: 'class', component: SomePage, canActivate: [AuthGuard] },
  {
    path: 'wrapped',
    component: SomePage,
    canMatch: [(...[route, segments]: Parameters<typeof authGuard>) => authGuard(route, segments)],
  },
  {
    path: 'slow',
    component: SomePage,
    canActivate: [authGuard],
    resolve: { data: () => new Promise((resolve) => (arrive = resolve)) },
  },
];
let arrive: (value?: unknown) => void;

describe('when the session ends', () => {
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  for (const path of ['activate', 'child', 'match', 'claims', 'class', 'wrapped']) {
    it(`leaves the page '${path}' for the login page, which knows the way back`, async () => {
      await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
      await app.navigate(`/${path}?x=1#y`);
      expect(app.router.url).toBe(`/${path}?x=1#y`);
      await app.clock.advance(3_600_000);
      await settle();
      expect(app.auth.session()).toEqual({ status: 'signed-out', reason: 'expired' });
      expect(app.router.url).toBe(`/login?returnTo=${encodeURIComponent(`/${path}?x=1#y`)}`);
    });
  }

  it('leaves for the start page without a login page, and Back does not lead to it again', async () => {
    await app.start({ routes, restored: {} });
    await app.navigate('/open');
    await app.navigate('/activate');
    app.stored.clear();
    app.session.revalidate();
    await settle();
    expect(app.auth.session()).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    expect(app.router.url).toBe('/');
    app.router.initialNavigation();
    TestBed.inject(Location).back();
    await settle();
    expect(app.router.url).toBe('/open');
    expect(app.lock.shown).toEqual([]);
  });

  it('stays on a page that is not guarded', async () => {
    await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
    await app.navigate('/open');
    app.session.signOut();
    await settle();
    expect(app.router.url).toBe('/open');
  });

  it('leaves a page that was on its way when it ended', async () => {
    await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
    await app.navigate('/open');
    await app.navigate('/slow');
    app.session.signOut();
    arrive();
    await settle();
    expect(app.router.url).toBe('/login?returnTo=%2Fslow');
  });

  it('loads the page anew when the start page itself is guarded and there is no login page', async () => {
    await app.start({
      routes: [{ path: '', component: SomePage, canActivate: [authGuard] }],
      restored: {},
    });
    await app.navigate('/');
    app.session.signOut();
    expect(app.page.reloads).toBe(1);
  });

  describe('by logout()', () => {
    it('leaves the way to the tenant alone', async () => {
      await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
      await app.navigate('/activate');
      app.auth.logout();
      await settle();
      expect(app.router.url).toBe('/activate');
      expect(app.page.departures.length).toBe(1);
    });

    it('goes to the start page from a guarded one, with the scope of the app', async () => {
      await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
      await app.navigate('/activate');
      app.auth.logout({ scope: 'app' });
      await settle();
      expect(app.router.url).toBe('/');
    });

    it('goes to the page it was told, with the scope of the app', async () => {
      await app.start({ routes, restored: {} });
      await app.navigate('/activate');
      app.auth.logout({ scope: 'app', returnTo: '/open' });
      await settle();
      expect(app.router.url).toBe('/open');
    });

    it('goes to the login page when the start page is guarded, with the scope of the app', async () => {
      await app.start({
        routes: [
          { path: 'login', component: OtherPage },
          { path: '', component: SomePage, canActivate: [authGuard] },
        ],
        restored: {},
        config: { loginPath: '/login' },
      });
      await app.navigate('/');
      app.auth.logout({ scope: 'app' });
      await settle();
      expect(app.router.url).toBe('/login?returnTo=%2F');
    });
  });

  it('asks nothing of the Router in an app without routes', async () => {
    await app.start({
      restored: {},
      providers: [
        {
          provide: Router,
          useFactory: () => {
            throw new Error('There is no <base href>.');
          },
        },
      ],
    });
    app.auth.logout({ scope: 'app' });
    void app.auth.login();
    await settle();
    await app.signIn();
    expect(app.auth.authenticated()).toBeTrue();
  });
});
