// An answer of Lock in the address bar: taken before the Router sees it, checked, and followed.
import { HashLocationStrategy, Location, LocationStrategy } from '@angular/common';
import { provideLocationMocks } from '@angular/common/testing';
import { inject, provideAppInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  NavigationStart,
  provideRouter,
  withDisabledInitialNavigation,
  type Routes,
} from '@angular/router';
import type { AuthEvent } from 'ngx-auth0-lock/session';
import { AuthApp, OtherPage, settle, SomePage, until } from '../src/testing-support/auth-app';
import { AuthService } from '../src/lib/auth-service';

const routes: Routes = [
  { path: '', pathMatch: 'full', component: OtherPage },
  { path: 'callback', component: OtherPage },
  { path: 'profile', component: SomePage },
];

describe('an answer of Lock in the address bar', () => {
  let app: AuthApp;
  const checked = () => until(() => app.auth.status() !== 'pending').then(settle);

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  it('costs the start of an app no look at the cookies when there is none', async () => {
    const cookie = jasmine.createSpy().and.returnValue('');
    Object.defineProperty(app.page.document, 'cookie', { get: cookie });
    await app.start({ routes });
    expect(cookie).not.toHaveBeenCalled();
  });

  it('is taken before the Router looks, with the state of the history kept', async () => {
    app.arriveSignedIn('/profile');
    await app.start({ routes });
    expect(app.page.location.hash).toBe('');
    expect(app.page.history.state).toEqual({ mine: 42 });
    expect(app.auth.status()).toBe('pending');
    expect(app.auth.authenticated()).toBeFalse();
  });

  for (const [name, providers] of Object.entries({
    PathLocationStrategy: [],
    HashLocationStrategy: [{ provide: LocationStrategy, useClass: HashLocationStrategy }],
    'a Router that was provided before': [],
  })) {
    it(`leads to the page that was wanted, with ${name}`, async () => {
      app.arriveSignedIn('/profile?tab=1#x');
      await app.start(
        name.startsWith('a Router')
          ? { providersBefore: [provideRouter(routes)] }
          : { routes, providers },
      );
      const urls: string[] = [];
      app.router.events.subscribe((event) => {
        if (event instanceof NavigationStart) urls.push(event.url);
      });
      app.router.initialNavigation();
      await checked();
      expect(app.auth.authenticated()).toBeTrue();
      expect(app.router.url).toBe('/profile?tab=1#x');
      expect(urls.join()).not.toContain('token');
      expect(app.lock.resumed).toEqual(['#access_token=a&id_token=i&state=s1']);
    });
  }

  it('leads there though the app never started its initial navigation', async () => {
    app.arriveSignedIn('/profile');
    await app.start({
      providers: [provideRouter(routes, withDisabledInitialNavigation())],
    });
    await checked();
    expect(app.router.url).toBe('/profile');
  });

  it('leads to the start page when no page was wanted, and leaves no callback page behind', async () => {
    app.arriveSignedIn(null, '/callback');
    await app.start({
      routes,
      config: { callbackPath: '/callback' },
      providers: [provideLocationMocks()],
    });
    const location = TestBed.inject(Location) as Location & { urlChanges: string[] };
    await app.navigate('/callback');
    await checked();
    expect(app.router.url).toBe('/');
    expect(location.urlChanges.at(-1)).toBe('replace: /');
  });

  it('leads to the start page when the wanted one is gone', async () => {
    app.arriveSignedIn('/gone');
    await app.start({ routes });
    await checked();
    expect(app.router.url).toBe('/');
    expect(app.auth.authenticated()).toBeTrue();
  });

  it('reports who signed in, once', async () => {
    app.arriveSignedIn('/profile');
    await app.start({ routes });
    const events: AuthEvent[] = [];
    app.auth.events.subscribe((event) => events.push(event));
    await checked();
    expect(events.map(({ type }) => type)).toEqual(['signed-in']);
  });

  it('is refused without fetching Lock when no sign-in of this browser asked for it', async () => {
    app.arriveSignedIn('/profile');
    app.page.document.cookie = '';
    await app.start({ routes });
    const events: AuthEvent[] = [];
    app.auth.events.subscribe((event) => events.push(event));
    expect(app.page.location.hash).toBe('');
    expect(app.auth.status()).toBe('signed-out');
    expect(app.auth.error()?.code).toBe('callback');
    await settle();
    expect(events).toEqual([{ type: 'sign-in-failed', error: app.auth.error()! }]);
    expect(app.fetched.times).toBe(0);
  });

  it('is refused to whoever listens once the app is there, however long it takes to start', async () => {
    let ready = () => {};
    const waiting = new Promise<void>((resolve) => (ready = resolve));
    const starting = provideAppInitializer(() => {
      // An initializer may itself need the session.
      inject(AuthService);
      return waiting;
    });
    app.arriveSignedIn('/profile');
    app.page.document.cookie = '';
    await app.start({ routes, providers: [starting] });
    await settle();
    const events: AuthEvent[] = [];
    app.auth.events.subscribe((event) => events.push(event));
    ready();
    await settle();
    expect(events).toEqual([{ type: 'sign-in-failed', error: app.auth.error()! }]);
  });

  it('is refused to nobody when the app is gone before', async () => {
    app.arriveSignedIn('/profile');
    app.page.document.cookie = '';
    await app.start({ routes });
    const events: AuthEvent[] = [];
    app.auth.events.subscribe((event) => events.push(event));
    TestBed.resetTestingModule();
    await settle();
    expect(events).toEqual([]);
  });

  it('leaves the callback page when it is bad, and says why', async () => {
    app.page.arriveWith('#error=access_denied&state=s1', '/callback');
    await app.start({ routes, config: { callbackPath: '/callback' } });
    await app.navigate('/callback');
    await checked();
    expect(app.auth.status()).toBe('signed-out');
    expect(app.auth.error()).not.toBeNull();
    expect(app.router.url).toBe('/');
  });

  it('neither hides nor ends a session that exists', async () => {
    app.page.arriveWith('#error=access_denied&state=s1');
    await app.start({ routes, restored: { name: 'Ada' } });
    expect(app.auth.status()).toBe('signed-in');
    await until(() => app.auth.error() !== null);
    expect(app.auth.status()).toBe('signed-in');
    expect(app.auth.user()?.name).toBe('Ada');
  });

  it('keeps the app pending for ten seconds at most', async () => {
    app.page.arriveWith('#access_token=a&id_token=i&state=s1');
    app.lock.resumeAuthAnswer = 'never';
    await app.start({ routes });
    await app.clock.advance(9_999);
    expect(app.auth.status()).toBe('pending');
    await app.clock.advance(1);
    expect(app.auth.status()).toBe('signed-out');
    expect(app.auth.error()?.code).toBe('timeout');
  });

  it('is left alone on another path', async () => {
    app.page.arriveWith('#access_token=a&id_token=i&state=s1', '/elsewhere');
    await app.start({ routes, config: { callbackPath: '/callback' } });
    expect(app.page.location.hash).toBe('#access_token=a&id_token=i&state=s1');
    expect(app.auth.status()).toBe('signed-out');
  });
});
