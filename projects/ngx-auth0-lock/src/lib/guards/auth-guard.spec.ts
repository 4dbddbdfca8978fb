// authGuard in its three positions: who passes, where the others go, and that the wanted page follows.
import { HashLocationStrategy, Location, LocationStrategy } from '@angular/common';
import { Component, inject, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  RouterOutlet,
  withHashLocation,
  type ActivatedRouteSnapshot,
  type RouterStateSnapshot,
  type Routes,
} from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  AuthApp,
  LOCK_IS_GONE,
  OtherPage,
  settle,
  SomePage,
  until,
} from '../../testing-support/auth-app';
import { AuthGuard, authGuard } from './auth-guard';

@Component({ imports: [RouterOutlet], template: 'shell <router-outlet />' })
class Shell {}

const open: Routes = [
  { path: '', pathMatch: 'full', component: OtherPage },
  { path: 'login', component: OtherPage },
  { path: 'open', component: OtherPage },
  { path: 'old', redirectTo: 'members/new' },
];

const positions: Record<string, Routes> = {
  canActivate: [{ path: 'members/:id', component: SomePage, canActivate: [authGuard] }],
  canActivateChild: [
    {
      path: 'members',
      component: Shell,
      canActivateChild: [authGuard],
      children: [{ path: ':id', component: SomePage }],
    },
  ],
  canMatch: [
    {
      path: 'members',
      canMatch: [authGuard],
      children: [{ path: ':id', component: SomePage }],
    },
  ],
  'canMatch of a lazy child': [
    {
      path: 'members',
      loadChildren: async () => [{ path: ':id', canMatch: [authGuard], component: SomePage }],
    },
  ],
  'class in canActivate': [{ path: 'members/:id', component: SomePage, canActivate: [AuthGuard] }],
  'class in canActivateChild': [
    {
      path: 'members',
      component: Shell,
      canActivateChild: [AuthGuard],
      children: [{ path: ':id', component: SomePage }],
    },
  ],
  'class in canMatch': [{ path: 'members/:id', canMatch: [AuthGuard], component: SomePage }],
  'wrapper in canActivate': [
    {
      path: 'members/:id',
      component: SomePage,
      canActivate: [
        (route: ActivatedRouteSnapshot, state: RouterStateSnapshot) => authGuard(route, state),
      ],
    },
  ],
};

const strategies = {
  PathLocationStrategy: [],
  HashLocationStrategy: [{ provide: LocationStrategy, useClass: HashLocationStrategy }],
};

const wanted = '/members/7?tab=a%20b&x=1#top';

describe('authGuard', () => {
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  for (const [position, guarded] of Object.entries(positions)) {
    for (const [strategy, providers] of Object.entries(strategies)) {
      describe(`as ${position}, with ${strategy}`, () => {
        const routes = [...open, ...guarded];

        it('lets in whoever is signed in', async () => {
          await app.start({ routes, providers, restored: {} });
          await app.navigate(wanted);
          expect(app.router.url).toBe(wanted);
        });

        it('sends others to the login page, with the whole URL that was wanted', async () => {
          await app.start({ routes, providers, config: { loginPath: '/login?theme=dark' } });
          await app.navigate(wanted);
          const { root, queryParams } = app.router.parseUrl(app.router.url);
          expect(`${root.children['primary']}`).toBe('login');
          expect(queryParams).toEqual({ theme: 'dark', returnTo: wanted });
          expect(app.fetched.times).toBe(0);
        });

        it('opens Lock over the current page without a login page, then goes on', async () => {
          await app.start({ routes, providers });
          await app.navigate('/open');
          await app.navigate(wanted);
          expect(app.router.url).toBe('/open');
          expect(app.lock.visible).toBeTrue();
          expect(app.shown().appState.returnTo).toBe(wanted);
          await app.signIn();
          expect(app.router.url).toBe(wanted);
        });
      });
    }
  }

  it('takes part in a redirect in between', async () => {
    await app.start({ routes: [...open, ...positions['canActivate']] });
    await app.navigate('/old?x=1#y');
    expect(app.shown().appState.returnTo).toBe('/members/new?x=1#y');
  });

  describe('when Lock is closed without a sign-in', () => {
    const routes = [...open, ...positions['canActivate']];

    it('leaves the person where they were, with the history they had', async () => {
      await app.start({ routes });
      const harness = await RouterTestingHarness.create('/open');
      const location = TestBed.inject(Location);
      void harness.navigateByUrl(wanted).catch(() => {});
      await settle();
      app.lock.hide();
      await settle();
      expect(app.router.url).toBe('/open');
      expect(location.path()).toBe('/open');
      expect(harness.routeNativeElement?.textContent).toContain('other page');
    });

    for (const position of ['canActivate', 'canActivateChild', 'canMatch']) {
      it(`goes to the start page after a cold deep link (${position})`, async () => {
        await app.start({ routes: [...open, ...positions[position]] });
        await app.navigate(wanted);
        expect(app.shown().appState.returnTo).toBe(wanted);
        app.lock.hide();
        await settle();
        expect(app.router.url).toBe('/');
        expect(app.router.routerState.snapshot.root.firstChild?.component).toBe(OtherPage);
      });
    }

    it('asks once more and no oftener when the start page is guarded too', async () => {
      const guardedStart = { path: '', pathMatch: 'full', component: SomePage } as const;
      await app.start({
        routes: [...positions['canActivate'], { ...guardedStart, canActivate: [authGuard] }],
      });
      await app.navigate(wanted);
      app.lock.hide();
      await settle();
      await app.clock.advance(LOCK_IS_GONE);
      await settle();
      app.lock.hide();
      await settle();
      expect(app.lock.shown.length).toBe(2);
      expect(app.lock.visible).toBeFalse();
    });

    it('keeps the wanted page in mind when all pages are guarded by canMatch', async () => {
      await app.start({ routes: [{ path: '**', component: SomePage, canMatch: [authGuard] }] });
      await app.navigate(wanted);
      expect(app.lock.shown.length).toBe(1);
      await app.signIn();
      expect(app.router.url).toBe(wanted);
    });
  });

  it('makes one attempt of ten navigations at once, and goes to the last', async () => {
    await app.start({ routes: [...open, ...positions['canMatch']] });
    await app.navigate('/open');
    for (let id = 0; id < 10; id++) void app.router.navigateByUrl(`/members/${id}`);
    await settle();
    expect(app.lock.shown.length).toBe(1);
    await app.signIn();
    expect(app.router.url).toBe('/members/9');
  });

  it('goes to the page that was wanted last while Lock was open', async () => {
    await app.start({ routes: [...open, ...positions['canActivate']] });
    await app.navigate('/open');
    await app.navigate('/members/1');
    await app.navigate('/members/2');
    expect(app.lock.shown.length).toBe(1);
    await app.signIn();
    expect(app.router.url).toBe('/members/2');
  });

  it('waits until an answer of Lock is checked', async () => {
    app.arriveSignedIn('/members/3');
    await app.start({ routes: [...open, ...positions['canActivate']] });
    expect(app.auth.status()).toBe('pending');
    await app.navigate('/members/1');
    await until(() => app.auth.status() !== 'pending');
    await settle();
    expect(app.router.url).toBe('/members/3');
    expect(app.lock.shown).toEqual([]);
  });

  it('asks for a sign-in when the answer of Lock turns out to be bad', async () => {
    app.page.arriveWith('#error=access_denied&state=s1');
    await app.start({
      routes: [...open, ...positions['canMatch']],
      config: { loginPath: '/login' },
    });
    await app.navigate('/members/1');
    await until(() => app.auth.status() !== 'pending');
    await settle();
    expect(app.router.url).toBe('/login?returnTo=%2Fmembers%2F1');
  });

  it('lets in nobody whose session ended a moment ago', async () => {
    await app.start({
      routes: [...open, ...positions['canActivate']],
      config: { loginPath: '/login' },
      restored: {},
    });
    app.clock.stall(3_600_000);
    await app.navigate('/members/1');
    expect(app.router.url).toBe('/login?returnTo=%2Fmembers%2F1');
  });

  it('lets everybody pass on a server, and opens nothing', async () => {
    await app.start({
      routes: [...open, ...positions['canActivate'], ...positions['canMatch']],
      providers: [{ provide: PLATFORM_ID, useValue: 'server' }],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(wanted, SomePage);
    expect(app.router.url).toBe(wanted);
    expect(app.fetched.times).toBe(0);
  });

  it('works with what withHashLocation provides', async () => {
    await app.start({
      routes: open,
      providers: [withHashLocation().ɵproviders],
    });
    expect(TestBed.runInInjectionContext(() => inject(LocationStrategy))).toBeInstanceOf(
      HashLocationStrategy,
    );
    void app.auth.login();
    await settle();
    expect(app.lock.visible).toBeTrue();
  });
});
