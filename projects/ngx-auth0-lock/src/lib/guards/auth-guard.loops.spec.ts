// A guard never sends anybody to the page that it guards: the Router would redirect for ever.
import { type Routes } from '@angular/router';
import { AuthApp, OtherPage, settle, SomePage } from '../../testing-support/auth-app';
import { authGuard } from './auth-guard';
import { claimsGuard } from './claims-guard';

const guards: Record<string, Routes[number]> = {
  canActivate: { path: 'login', component: SomePage, canActivate: [authGuard] },
  canMatch: { path: 'login', component: SomePage, canMatch: [authGuard] },
  canActivateChild: {
    path: '',
    canActivateChild: [authGuard],
    children: [{ path: 'login', component: SomePage }],
  },
};

describe('A login page that is guarded by mistake', () => {
  let app: AuthApp;
  let reported: jasmine.Spy;

  beforeEach(async () => {
    reported = spyOn(console, 'error');
    app = await AuthApp.open();
  });

  for (const [position, login] of Object.entries(guards)) {
    for (const loginPath of ['/login', '/login?theme=dark']) {
      it(`is shown all the same, so that people can log in (${position}, ${loginPath})`, async () => {
        const start = { path: 'open', component: OtherPage };
        await app.start({ routes: [start, login], config: { loginPath } });
        await app.navigate('/login?returnTo=%2Fopen');
        expect(app.router.url).toBe('/login?returnTo=%2Fopen');
        expect(app.router.routerState.snapshot.root.firstChild).not.toBeNull();
      });
    }
  }

  it('is named in the console with what to do about it', async () => {
    await app.start({ routes: [guards['canActivate']], config: { loginPath: '/login' } });
    await app.navigate('/login');
    expect(reported.calls.allArgs().flat().join()).toMatch(
      /loginPath '\/login' is behind a guard.*take the guard off that route/,
    );
  });

  it('does not let anybody in to other pages', async () => {
    const members = { path: 'members', component: SomePage, canActivate: [authGuard] };
    await app.start({
      routes: [members, guards['canActivate']],
      config: { loginPath: '/login' },
    });
    await app.navigate('/members?x=1');
    expect(app.router.url).toBe('/login?returnTo=%2Fmembers%3Fx%3D1');
  });

  it('that is a redirect of its own ends in the page it leads to', async () => {
    await app.start({
      routes: [{ path: 'signin', redirectTo: 'login' }, guards['canActivate']],
      config: { loginPath: '/signin' },
    });
    await app.navigate('/signin');
    await settle();
    expect(app.router.url.split('?')[0]).toBe('/login');
    expect(reported).toHaveBeenCalled();
  });
});

describe('A forbidden page that is forbidden by its own guard', () => {
  it('is not gone to for ever: the navigation is cancelled, and the console says why', async () => {
    const reported = spyOn(console, 'error');
    const app = await AuthApp.open();
    const nobody = claimsGuard(() => false, { forbiddenPath: '/forbidden' });
    await app.start({
      routes: [
        { path: '', pathMatch: 'full', component: OtherPage },
        { path: 'admin', component: SomePage, canActivate: [nobody] },
        { path: 'forbidden', component: SomePage, canActivate: [nobody] },
      ],
      restored: {},
    });
    await app.navigate('/');
    await app.navigate('/admin');
    expect(app.router.url).toBe('/');
    expect(reported.calls.allArgs().flat().join()).toMatch(/forbiddenPath '\/forbidden'/);
  });
});
