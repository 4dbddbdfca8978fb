// The ways of an app arrive late, or not at all: everybody has an answer, and they can be asked for again.
import { TestBed } from '@angular/core/testing';
import type { Routes } from '@angular/router';
import * as navigationCode from 'ngx-auth0-lock/navigation';
import { AuthError, type AuthEvent } from 'ngx-auth0-lock/session';
import { AuthApp, OtherPage, settle, SomePage, until } from '../../testing-support/auth-app';
import { authGuard } from '../guards/auth-guard';
import { guestGuard } from '../guards/guest-guard';
import { NAVIGATION_CODE, type NavigationCode } from './lazy-navigation';

const routes: Routes = [
  { path: '', pathMatch: 'full', component: OtherPage },
  { path: 'open', component: OtherPage },
  { path: 'login', component: OtherPage, canActivate: [guestGuard] },
  { path: 'members', component: SomePage, canActivate: [authGuard] },
];

describe('the ways of an app', () => {
  let app: AuthApp;
  let events: AuthEvent[];
  /** How often the code was asked for, and how each of these ends. */
  let asked: { arrive(): void; fail(): void }[];

  async function start(options: Parameters<AuthApp['start']>[0] = {}) {
    const load = () =>
      new Promise<NavigationCode>((resolve, reject) => {
        const error = new AuthError('lock-load', 'offline');
        asked.push({ arrive: () => resolve(navigationCode), fail: () => reject(error) });
      });
    const providers = [{ provide: NAVIGATION_CODE, useValue: () => load() }];
    await app.start({ routes, providers, ...options });
    app.auth.events.subscribe((event) => events.push(event));
  }

  const types = () => events.map(({ type }) => type);

  beforeEach(async () => {
    app = await AuthApp.open();
    asked = [];
    events = [];
  });

  it('cost the start of an app nothing', async () => {
    await start({ restored: {} });
    await app.navigate('/open');
    await app.navigate('/members');
    expect(app.router.url).toBe('/members');
    expect(asked.length).toBe(0);
  });

  it('are fetched when the page is idle and somebody is signed in, who may lose the session offline', async () => {
    await start({ restored: {} });
    app.page.idle.forEach((work) => work());
    expect(asked.length).toBe(1);
  });

  it('are left alone when the page is idle and nobody is signed in', async () => {
    await start();
    app.page.idle.forEach((work) => work());
    expect(asked.length).toBe(0);
  });

  it('are fetched by a preload, for whoever is signed in too, and once', async () => {
    await start({ restored: {} });
    app.auth.preload();
    app.auth.preload();
    expect(asked.length).toBe(1);
  });

  it('that come late open Lock late, for the page that was wanted', async () => {
    await start();
    await app.navigate('/open');
    void app.auth.login({ returnTo: '/members' });
    await settle();
    expect(app.lock.visible).toBeFalse();
    asked[0].arrive();
    await until(() => app.lock.visible);
    await app.signIn();
    expect(app.router.url).toBe('/members');
    expect(asked.length).toBe(1);
  });

  it('that do not come fail a login, which can be tried again', async () => {
    await start();
    const login = app.auth.login();
    asked[0].fail();
    const result = await login;
    expect(result.outcome === 'failed' && result.error.code).toBe('lock-load');
    expect(app.auth.error()?.code).toBe('lock-load');
    expect(types()).toEqual(['sign-in-failed']);
    void app.auth.login();
    asked[1].arrive();
    await until(() => app.lock.visible);
    expect(app.auth.error()).toBeNull();
  });

  it('that never settle fail a login after ten seconds', async () => {
    jasmine.clock().install();
    try {
      await start();
      const login = app.auth.login();
      jasmine.clock().tick(9_999);
      await Promise.resolve();
      expect(app.auth.error()).toBeNull();
      jasmine.clock().tick(1);
      const result = await login;
      expect(result.outcome === 'failed' && result.error.code).toBe('lock-load');
      void app.auth.login();
      expect(asked.length).toBe(2);
    } finally {
      jasmine.clock().uninstall();
    }
  });

  it('that come late sign out at once all the same, and leave for the tenant then', async () => {
    await start({ restored: {} });
    app.auth.logout({ returnTo: '/open' });
    expect(app.auth.status()).toBe('signed-out');
    expect(app.stored.has('id_token')).toBeFalse();
    expect(types()).toEqual(['signed-out']);
    expect(app.page.departures).toEqual([]);
    asked[0].arrive();
    await until(() => app.page.departures.length > 0);
    expect(app.page.departures.length).toBe(1);
    expect(app.page.departures[0]).toContain(encodeURIComponent('/open'));
  });

  it('that do not come leave whoever signs out on the page, and say so', async () => {
    await start({ restored: {} });
    app.auth.logout();
    asked[0].fail();
    await settle();
    expect(app.auth.authenticated()).toBeFalse();
    expect(app.page.departures).toEqual([]);
    expect(app.auth.error()?.code).toBe('lock-load');
    app.auth.logout();
    asked[1].arrive();
    await until(() => app.page.departures.length > 0);
  });

  it('that come late send on then whom a guard does not let in', async () => {
    await start({ config: { loginPath: '/login' } });
    await app.navigate('/open');
    await app.navigate('/members');
    expect(app.router.url).toBe('/open');
    asked[0].arrive();
    await until(() => app.router.url !== '/open');
    expect(app.router.url).toBe('/login?returnTo=%2Fmembers');
  });

  it('that do not come leave whom a guard does not let in where they were, and say so', async () => {
    await start({ config: { loginPath: '/login' } });
    await app.navigate('/open');
    await app.navigate('/members');
    asked[0].fail();
    await settle();
    expect(app.router.url).toBe('/open');
    expect(app.router.currentNavigation()).toBeNull();
    expect(app.auth.error()?.code).toBe('lock-load');
    await app.navigate('/members');
    asked[1].arrive();
    await until(() => app.router.url !== '/open');
    expect(app.router.url).toBe('/login?returnTo=%2Fmembers');
  });

  it('that come late leave a guarded page whose session ended meanwhile, and no other', async () => {
    for (const path of ['/members', '/open']) {
      TestBed.resetTestingModule();
      app = await AuthApp.open();
      asked = [];
      await start({ restored: {} });
      await app.navigate(path);
      app.session.signOut('idle');
      await settle();
      expect(app.router.url).toBe(path);
      asked[0].arrive();
      await settle();
      await settle();
      expect(app.router.url).toBe(path === '/members' ? '/' : path);
    }
  });

  it('that come late find a page as it should be when the session has come back meanwhile', async () => {
    await start({ restored: {} });
    await app.navigate('/members');
    const token = app.stored.get('id_token')!;
    app.stored.clear();
    app.session.revalidate();
    app.clock.stall(1000);
    await app.store();
    expect(app.stored.get('id_token')).not.toBe(token);
    app.session.revalidate();
    expect(app.auth.status()).toBe('signed-in');
    asked.forEach(({ arrive }) => arrive());
    await settle();
    expect(app.router.url).toBe('/members');
  });

  it('that come late follow an answer in the address bar, which is taken out at once', async () => {
    app.arriveSignedIn('/members');
    await start();
    expect(app.page.location.hash).toBe('');
    expect(app.auth.status()).toBe('pending');
    await until(() => app.auth.status() !== 'pending');
    expect(app.auth.authenticated()).toBeTrue();
    expect(types()).toEqual(['signed-in']);
    asked[0].arrive();
    await until(() => app.router.url === '/members');
    expect(app.router.url).toBe('/members');
  });

  it('that do not come leave a sign-in whole, though nobody goes on to the wanted page', async () => {
    app.arriveSignedIn('/members');
    await start();
    asked[0].fail();
    await until(() => app.auth.status() !== 'pending');
    expect(app.auth.authenticated()).toBeTrue();
    expect(types()).toEqual(['signed-in']);
  });
});
