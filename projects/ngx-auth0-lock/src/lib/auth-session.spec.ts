// The session's place among Angular's zones: it works outside, and its news arrive inside.
import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthApp } from '../testing-support/auth-app';
import { TrackedZone } from '../testing-support/tracked-zone';

describe('the session of an app', () => {
  let app: AuthApp;
  let zone: TrackedZone;

  beforeEach(async () => {
    app = await AuthApp.open();
    zone = new TrackedZone();
  });

  const start = (restored?: Record<string, unknown>) =>
    app.start({ restored, providers: [{ provide: NgZone, useValue: zone }] });

  it('sets its timers where they do not keep the app unstable', async () => {
    const places: boolean[] = [];
    const { after } = app.clock;
    spyOn(app.clock, 'after').and.callFake((milliseconds, callback) => {
      places.push(zone.inside);
      return after(milliseconds, callback);
    });
    await start({});
    expect(places).toEqual([false]);
  });

  it('does there all that it is asked to', async () => {
    await start({});
    const places: [string, boolean][] = [];
    const { session } = app;
    spyOn(session, 'renew').and.callFake(async () => (places.push(['renew', zone.inside]), true));
    spyOn(session, 'signOut').and.callFake(() => void places.push(['signOut', zone.inside]));
    spyOn(session, 'signIn').and.callFake(async () => {
      places.push(['signIn', zone.inside]);
      return { outcome: 'cancelled' };
    });
    void app.auth.renew();
    app.auth.logout();
    await app.auth.login();
    expect(places).toEqual([
      ['renew', false],
      ['signOut', false],
      ['signIn', false],
    ]);
  });

  it('brings its news into the zone, where views are updated', async () => {
    await start({});
    const places: boolean[] = [];
    app.auth.events.subscribe(() => places.push(zone.inside));
    zone.inside = false;
    await app.clock.advance(3_600_000);
    expect(app.auth.status()).toBe('signed-out');
    expect(places).toEqual([true]);
  });

  it('is one for the whole app', async () => {
    await start();
    expect(app.session).toBe(app.session);
    expect(TestBed.inject(NgZone)).toBe(zone);
  });
});
