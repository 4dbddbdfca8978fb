// <auth-button>: what it says and does in each state.
import { Component, PLATFORM_ID } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AuthApp, settle, SomePage, until } from '../../../testing-support/auth-app';
import { PENDING_HINT } from '../../auth-config';
import { AuthButton } from './auth-button';

@Component({
  imports: [AuthButton],
  template: `<auth-button
    loginLabel="Sign in"
    logoutLabel="Sign out"
    busyLabel="Moment"
    returnTo="/profile"
    logoutScope="app"
    logoutReturnTo="/bye"
  />`,
})
class OtherWords {}

describe('<auth-button>', () => {
  let app: AuthApp;
  let fixture: ComponentFixture<unknown>;
  const button = () => (fixture.nativeElement as HTMLElement).querySelector('button')!;
  const label = () => button().textContent.trim();

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  async function render(component: typeof AuthButton | typeof OtherWords = AuthButton) {
    fixture = TestBed.createComponent<unknown>(component);
    await fixture.whenStable();
  }

  it('is a real button that does not submit the form it stands in', async () => {
    await app.start();
    await render();
    expect(button().type).toBe('button');
    expect(label()).toBe('Log in');
    expect(button().getAttribute('aria-busy')).toBe('false');
  });

  it('says at once that Lock is on its way, keeps the focus, and signs in', async () => {
    await app.start();
    await render();
    document.body.append(fixture.nativeElement as HTMLElement);
    button().focus();
    button().click();
    fixture.detectChanges();
    expect(label()).toBe('Logging in…');
    expect(button().getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button());
    await settle();
    button().click();
    await settle();
    expect(app.lock.shown.length).toBe(1);
    await app.signIn();
    await fixture.whenStable();
    expect(label()).toBe('Log out');
    expect(button().getAttribute('aria-busy')).toBe('false');
  });

  it('is ready again when Lock was closed or did not load', async () => {
    await app.start();
    await render();
    button().click();
    await settle();
    app.lock.hide();
    await settle();
    await fixture.whenStable();
    expect(label()).toBe('Log in');
  });

  it('signs out at the tenant by default', async () => {
    await app.start({ restored: {} });
    await render();
    expect(label()).toBe('Log out');
    button().click();
    await fixture.whenStable();
    expect(label()).toBe('Log in');
    expect(app.page.departures.length).toBe(1);
  });

  it('takes words and destinations from its inputs', async () => {
    await app.start({ routes: [{ path: '**', component: SomePage }] });
    await render(OtherWords);
    expect(label()).toBe('Sign in');
    button().click();
    fixture.detectChanges();
    expect(label()).toBe('Moment');
    await settle();
    await app.signIn();
    await fixture.whenStable();
    expect(label()).toBe('Sign out');
    expect(app.router.url).toBe('/profile');
    button().click();
    await settle();
    expect(app.page.departures).toEqual([]);
    expect(app.router.url).toBe('/bye');
  });

  describe('while it is not known who is signed in', () => {
    it('is invisible, keeps its place, and does nothing', async () => {
      app.arriveSignedIn(null);
      await app.start();
      await render();
      document.body.append(fixture.nativeElement as HTMLElement);
      const { width } = button().getBoundingClientRect();
      expect(getComputedStyle(button()).visibility).toBe('hidden');
      expect(width).toBeGreaterThan(20);
      button().click();
      await until(() => app.auth.status() === 'signed-in');
      await fixture.whenStable();
      expect(getComputedStyle(button()).visibility).toBe('visible');
      expect(label()).toBe('Log out');
      expect(app.lock.shown).toEqual([]);
    });

    for (const [hint, words] of [
      [true, 'Log out'],
      [false, 'Log in'],
    ] as const) {
      it(`follows a hint on a server (${hint})`, async () => {
        await app.start({
          providers: [
            { provide: PLATFORM_ID, useValue: 'server' },
            { provide: PENDING_HINT, useValue: () => hint },
          ],
        });
        await render();
        expect(label()).toBe(words);
        expect(button().classList).not.toContain('unknown');
      });
    }
  });

  describe('fetches Lock ahead', () => {
    for (const event of ['pointerenter', 'focus']) {
      it(`on ${event}`, async () => {
        await app.start();
        await render();
        expect(app.fetched.times).toBe(0);
        button().dispatchEvent(new Event(event));
        await settle();
        expect(app.fetched.times).toBe(1);
      });
    }

    it('never, if so configured', async () => {
      await app.start({ config: { preload: 'never' } });
      await render();
      button().dispatchEvent(new Event('pointerenter'));
      await settle();
      expect(app.fetched.times).toBe(0);
    });
  });
});
