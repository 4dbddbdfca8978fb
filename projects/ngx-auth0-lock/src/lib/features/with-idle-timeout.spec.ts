// The idle timeout in an app: who is away is warned, then signed out, and taken off guarded pages.
import { Component, inject, NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthApp, settle } from '../../testing-support/auth-app';
import { TrackedZone } from '../../testing-support/tracked-zone';
import { AUTH_SESSION } from '../auth-session';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { authGuard } from '../guards/auth-guard';
import { IdleWarning, withIdleTimeout } from './with-idle-timeout';

const MINUTE = 60_000;

@Component({ template: `{{ idle.secondsLeft() ?? 'no warning' }}` })
class Page {
  protected readonly idle = inject(IdleWarning);
}

describe('withIdleTimeout', () => {
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  const start = (warnSeconds = 60) => {
    const { ɵproviders } = withIdleTimeout({ afterSeconds: 900, warnSeconds });
    return app.start({
      restored: {},
      routes: [
        { path: '', component: Page },
        { path: 'guarded', component: Page, canActivate: [authGuard] },
      ],
      providers: [ɵproviders as []],
    });
  };

  it('warns in the last minute, second by second, in the view as well', async () => {
    await start();
    const fixture = TestBed.createComponent(Page);
    const text = async () => {
      await fixture.whenStable();
      return (fixture.nativeElement as HTMLElement).textContent;
    };
    expect(await text()).toBe('no warning');
    await app.clock.advance(14 * MINUTE);
    expect(await text()).toBe('60');
    await app.clock.advance(1000);
    expect(await text()).toBe('59');
    TestBed.inject(IdleWarning).stay();
    expect(await text()).toBe('no warning');
  });

  it('signs out with reason idle, and leaves a guarded page', async () => {
    await start();
    await app.navigate('/guarded');
    expect(app.router.url).toBe('/guarded');
    await app.clock.advance(15 * MINUTE);
    await settle();
    expect(app.auth.session()).toEqual({ status: 'signed-out', reason: 'idle' });
    expect(TestBed.inject(IdleWarning).secondsLeft()).toBeNull();
    expect(app.router.url).toBe('/');
  });

  it('sees a key that is pressed anywhere on the page', async () => {
    await start();
    await app.clock.advance(14.5 * MINUTE);
    expect(TestBed.inject(IdleWarning).secondsLeft()).toBe(30);
    // A page may keep a key to itself.
    const field = document.createElement('input');
    field.onkeydown = (event) => event.stopPropagation();
    document.body.append(field);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    field.remove();
    expect(TestBed.inject(IdleWarning).secondsLeft()).toBeNull();
    await app.clock.advance(10 * MINUTE);
    expect(app.auth.authenticated()).toBeTrue();
  });

  it('counts though nothing of the app asks how long is left', async () => {
    await start();
    await app.clock.advance(15 * MINUTE);
    expect(app.auth.authenticated()).toBeFalse();
  });

  it('listens outside the zone, and brings each second of the warning into it', async () => {
    const zone = new TrackedZone();
    const places: [string, boolean][] = [];
    const listen = window.addEventListener.bind(window);
    spyOn(window, 'addEventListener').and.callFake((...parts: Parameters<typeof listen>) => {
      if (parts[0] === 'pointermove') places.push(['pointermove', zone.inside]);
      listen(...parts);
    });
    TestBed.configureTestingModule({ providers: [{ provide: NgZone, useValue: zone }] });
    await start();
    const run = spyOn(zone, 'run').and.callThrough();
    TestBed.inject(IdleWarning);
    await app.clock.advance(14 * MINUTE + 2000);
    expect(places).toEqual([['pointermove', false]]);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('counts for each app by itself', async () => {
    const feature = withIdleTimeout({ afterSeconds: 900 });
    const made = [1, 2].map(() => {
      TestBed.resetTestingModule();
      const config = { clientId: 'c', domain: 'tenant.example', storage: 'memory' } as const;
      TestBed.configureTestingModule({ providers: [provideAuth0Lock(config, feature)] });
      return TestBed.inject(AUTH_SESSION)!.idle;
    });
    expect(made[0]).not.toBeNull();
    expect(made[0]).not.toBe(made[1]);
  });

  it('refuses a mistake where it was made', () => {
    expect(() => withIdleTimeout({ afterSeconds: 30 })).toThrowError(/warnSeconds/);
  });
});

describe('IdleWarning without withIdleTimeout', () => {
  it('never warns', async () => {
    const app = await AuthApp.open();
    await app.start({ restored: {} });
    const idle = TestBed.inject(IdleWarning);
    idle.stay();
    await app.clock.advance(30 * MINUTE);
    expect(idle.secondsLeft()).toBeNull();
    expect(app.auth.authenticated()).toBeTrue();
  });
});
