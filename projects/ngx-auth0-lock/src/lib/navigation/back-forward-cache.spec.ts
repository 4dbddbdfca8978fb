// What the Back button shows of a page that was left: of a session that is over, nothing.
import type { Routes } from '@angular/router';
import { AuthApp, HOUR, OtherPage, settle, SomePage } from '../../testing-support/auth-app';
import { authGuard } from '../guards/auth-guard';

const routes: Routes = [
  { path: '', pathMatch: 'full', component: OtherPage },
  { path: 'login', component: OtherPage },
  { path: 'open', component: OtherPage },
  { path: 'guarded', component: SomePage, canActivate: [authGuard] },
  {
    path: 'sticky',
    component: SomePage,
    canActivate: [authGuard],
    canDeactivate: [() => false],
  },
];

describe('a page in the back/forward cache', () => {
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  async function leaveFrom(path: string, config = {}): Promise<void> {
    await app.start({ routes, restored: {}, config });
    await app.navigate(path);
    expect(app.router.url).toBe(path);
  }

  /** What can be seen, each time that something changed. */
  function watch(): string[] {
    const seen: string[] = [];
    app.router.events.subscribe(() => seen.push(app.page.hidden ? 'nothing' : app.router.url));
    return seen;
  }

  it('shows nothing of a guarded page after a sign-out, until it was left', async () => {
    await leaveFrom('/guarded');
    app.auth.logout();
    app.page.leave();
    expect(app.page.hidden).toBeTrue();
    const seen = watch();
    app.page.comeBack();
    await settle();
    expect(new Set(seen)).toEqual(new Set(['nothing']));
    expect(app.router.url).toBe('/');
    expect(app.page.hidden).toBeFalse();
  });

  it('goes from a guarded page to the login page, which knows the way back', async () => {
    await leaveFrom('/guarded', { loginPath: '/login' });
    app.auth.logout();
    app.page.leave();
    app.page.comeBack();
    await settle();
    expect(app.router.url).toBe('/login?returnTo=%2Fguarded');
    expect(app.page.hidden).toBeFalse();
  });

  for (const [name, end] of [
    ['another tab signed out', () => app.stored.clear()],
    ['the session ran out', () => app.clock.sleep(HOUR * 1000)],
  ] as const) {
    it(`shows nothing of a guarded page when ${name} meanwhile, until it was left`, async () => {
      await leaveFrom('/guarded');
      app.page.leave();
      end();
      const seen = watch();
      app.page.comeBack();
      await settle();
      expect(new Set(seen)).toEqual(new Set(['nothing']));
      expect(app.router.url).toBe('/');
      expect(app.page.hidden).toBeFalse();
    });
  }

  for (const path of ['/guarded', '/open']) {
    it(`is shown again at once to who is still signed in (${path})`, async () => {
      await leaveFrom(path);
      app.page.leave();
      expect(app.page.hidden).toBeTrue();
      app.page.comeBack();
      expect(app.page.hidden).toBeFalse();
      expect(app.router.url).toBe(path);
    });
  }

  it('stays where it is when anybody may see it', async () => {
    await leaveFrom('/open');
    app.page.leave();
    app.stored.clear();
    app.page.comeBack();
    expect(app.auth.status()).toBe('signed-out');
    await settle();
    expect(app.page.hidden).toBeFalse();
    expect(app.router.url).toBe('/open');
  });

  it('is not hidden at all when nobody was signed in', async () => {
    await app.start({ routes });
    await app.navigate('/open');
    app.page.leave();
    expect(app.page.hidden).toBeFalse();
  });

  it('starts anew where the app refuses to leave, and stays hidden until then', async () => {
    await leaveFrom('/sticky');
    app.auth.logout();
    app.page.leave();
    app.page.comeBack();
    await settle();
    expect(app.page.reloads).toBe(1);
    expect(app.page.hidden).toBeTrue();
  });

  it('keeps the styles that the app gave its root element', async () => {
    await leaveFrom('/open');
    const { style } = app.page.document.documentElement;
    style.opacity = '0.5';
    app.page.leave();
    expect(app.page.hidden).toBeTrue();
    app.page.comeBack();
    expect([style.opacity, style.visibility, style.transition]).toEqual(['0.5', '', '']);
  });

  it('is not hidden where the browser does not keep it, nor asked when it is new', async () => {
    await leaveFrom('/guarded');
    app.page.leave(false);
    expect(app.page.hidden).toBeFalse();
    const revalidate = spyOn(app.session, 'revalidate');
    app.page.comeBack(false);
    expect(revalidate).not.toHaveBeenCalled();
  });

  it('needs no Router', async () => {
    await app.start({ restored: {} });
    app.page.leave();
    expect(app.page.hidden).toBeTrue();
    app.page.comeBack();
    expect(app.page.hidden).toBeFalse();
  });
});
