// What the Router makes of a return path: it must stay a path of this origin after it was read and written again.
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, type Routes } from '@angular/router';
import { AuthApp, OtherPage, settle, SomePage } from '../src/testing-support/auth-app';
import { guestGuard } from '../src/lib/guards/guest-guard';
import { AppNavigation } from './app-navigation';
import type { NavigationDeps } from './navigation-deps';

const routes: Routes = [
  { path: '', pathMatch: 'full', component: OtherPage },
  { path: 'login', component: SomePage, canActivate: [guestGuard] },
  { path: 'open', component: OtherPage },
];

// Each is a path to the letter, and to Angular's serializer a group of outlets with an empty segment.
const outlets = [
  '/(//evil.example',
  '/(primary://evil.example)',
  '/(//host:8080/x',
  '/(primary:/a)',
  '/((//evil.example',
];

/** What the app would follow, of the dependencies of its ways only this one. */
const safePath = (path: string) =>
  new AppNavigation({ injector: TestBed.inject(Injector) } as NavigationDeps).safePath(path);

describe('A return path that the Router writes as another address', () => {
  let app: AuthApp;
  beforeEach(async () => (app = await AuthApp.open()));

  for (const path of outlets) {
    it(`is none: ${path}`, async () => {
      await app.start({ routes });
      expect(safePath(path)).toBeNull();
    });

    it(`leads whoever is signed in to the start page: ${path}`, async () => {
      await app.start({ routes, restored: {}, config: { loginPath: '/login' } });
      await app.navigate(`/login?returnTo=${encodeURIComponent(path)}`);
      expect(app.router.url).toBe('/');
    });

    it(`leads to the start page when it comes back with an answer of Lock: ${path}`, async () => {
      app.arriveSignedIn(path);
      await app.start({ routes });
      await settle();
      for (let turn = 0; turn < 50 && app.auth.status() === 'pending'; turn++) await settle();
      expect(app.auth.status()).toBe('signed-in');
      await settle();
      expect(app.router.url).toBe('/');
    });
  }

  it('is none when the Router cannot read it', async () => {
    await app.start({ routes });
    const parseUrl = spyOn(TestBed.inject(Router), 'parseUrl').and.throwError('NG04009');
    expect(safePath('/open')).toBeNull();
    parseUrl.and.callThrough();
    expect(safePath('/open')).toBe('/open');
  });

  it('is none when a serializer of the app leads away', async () => {
    await app.start({ routes });
    spyOn(TestBed.inject(Router), 'serializeUrl').and.returnValue('//evil.example');
    expect(safePath('/open')).toBeNull();
  });
});
