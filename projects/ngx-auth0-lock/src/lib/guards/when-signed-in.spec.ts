// The guards that only choose between two routes of one path.
import { PLATFORM_ID } from '@angular/core';
import type { Routes } from '@angular/router';
import { AuthApp, OtherPage, settle, SomePage, until } from '../../testing-support/auth-app';
import { whenSignedIn, whenSignedOut } from './when-signed-in';

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
    app.session.signOut();
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
