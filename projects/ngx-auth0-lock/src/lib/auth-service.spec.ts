// AuthService: what its signals say, and what login, logout and preload do.
import { PLATFORM_ID, effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthEvent } from 'ngx-auth0-lock/session';
import { AuthApp, HOUR, settle, SomePage } from '../testing-support/auth-app';
import { AuthService } from './auth-service';
import { AUTH_SESSION } from './auth-session';

describe('AuthService', () => {
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  describe('when a session is restored', () => {
    beforeEach(() => app.start({ restored: { name: 'Ada' } }));

    it('is signed in before anything is rendered', () => {
      const { auth } = app;
      expect(auth.status()).toBe('signed-in');
      expect(auth.authenticated()).toBeTrue();
      expect(auth.user()?.name).toBe('Ada');
      expect(auth.expiresAt()).toEqual(new Date(app.clock.now() + HOUR * 1000));
      expect(auth.idToken()).toBe(app.stored.get('id_token')!);
      expect(auth.accessToken()).toBeNull();
      expect(auth.session()).toBe(app.session.state);
    });

    it('fetches nothing', () => {
      expect(app.fetched.times).toBe(0);
    });

    it('is not signed in at the end of the session, though no timer has rung', () => {
      app.clock.stall(HOUR * 1000 - 1);
      expect(app.auth.authenticated()).toBeTrue();
      app.clock.stall(1);
      expect(app.auth.authenticated()).toBeFalse();
      expect(app.auth.idToken()).toBeNull();
    });

    it('follows the end of the session by itself', async () => {
      const seen: boolean[] = [];
      TestBed.runInInjectionContext(() => effect(() => void seen.push(app.auth.authenticated())));
      TestBed.tick();
      await app.clock.advance(HOUR * 1000);
      TestBed.tick();
      expect(seen).toEqual([true, false]);
      expect(app.auth.session()).toEqual({ status: 'signed-out', reason: 'expired' });
      expect(app.auth.user()).toBeNull();
      expect(app.auth.expiresAt()).toBeNull();
    });

    it('neither writes nor reads storage in 1,000 checks', () => {
      app.storageAccesses = 0;
      const decode = spyOn(globalThis, 'atob').and.callThrough();
      for (let check = 0; check < 1000; check++) app.auth.authenticated();
      expect(app.storageAccesses).toBe(0);
      expect(decode).not.toHaveBeenCalled();
    });

    it('reports what happens, once', () => {
      const events: AuthEvent[] = [];
      app.auth.events.subscribe((event) => events.push(event));
      app.auth.logout();
      app.auth.logout();
      expect(events).toEqual([{ type: 'signed-out', origin: 'here', reason: 'signed-out' }]);
    });

    it('does not fetch Lock ahead for somebody who is signed in', async () => {
      app.auth.preload();
      await settle();
      expect(app.fetched.times).toBe(0);
    });

    it('renews through Lock', async () => {
      app.clock.stall(1000);
      app.lock.checkSessionAnswer = async () => ({
        result: await app.tenant.answer(app.clock.now(), { name: 'Ada L.' }),
      });
      expect(await app.auth.renew()).toBeTrue();
      expect(app.auth.user()?.name).toBe('Ada L.');
    });
  });

  describe('logout', () => {
    const departure = () => new URL(app.page.departures[0]);

    beforeEach(() => app.start({ restored: {}, routes: [{ path: '**', component: SomePage }] }));

    it('ends the session at once and goes to the tenant, which returns to the base URL', () => {
      app.auth.logout();
      expect(app.auth.authenticated()).toBeFalse();
      expect([...app.stored.keys()]).toEqual(['id_token.ended']);
      expect(departure().host).toBe(app.tenant.domain);
      expect(departure().pathname).toBe('/v2/logout');
      expect(departure().searchParams.get('client_id')).toBe('client-1');
      expect(departure().searchParams.get('returnTo')).toBe(`${location.origin}/`);
      expect(departure().searchParams.has('federated')).toBeFalse();
    });

    it('asks the identity provider too when it is federated', () => {
      app.auth.logout({ scope: 'federated' });
      expect(departure().searchParams.has('federated')).toBeTrue();
    });

    it('returns to a path of the app, or to an absolute address', () => {
      app.auth.logout({ returnTo: '/bye?x=1' });
      app.auth.logout({ returnTo: 'https://www.acme.example/' });
      app.auth.logout({ returnTo: '//evil.example' });
      expect(app.page.departures.map((url) => new URL(url).searchParams.get('returnTo'))).toEqual([
        `${location.origin}/bye?x=1`,
        'https://www.acme.example/',
        `${location.origin}/`,
      ]);
    });

    it('stays in the app with the scope of the app', async () => {
      await app.navigate('/here');
      app.auth.logout({ scope: 'app' });
      await settle();
      expect(app.page.departures).toEqual([]);
      expect(app.router.url).toBe('/here');
      app.auth.logout({ scope: 'app', returnTo: '/there' });
      await settle();
      expect(app.router.url).toBe('/there');
    });
  });

  describe('login', () => {
    beforeEach(() => app.start({ routes: [{ path: '**', component: SomePage }] }));

    it('signs in within the page and goes on to the wanted page', async () => {
      await app.navigate('/start');
      const result = app.auth.login({ returnTo: '/profile?tab=1#top' });
      await settle();
      await app.signIn({ name: 'Ada' });
      expect(await result).toEqual(jasmine.objectContaining({ outcome: 'signed-in' }));
      expect(app.auth.user()?.name).toBe('Ada');
      expect(app.auth.accessToken()).toMatch(/^access\./);
      expect(app.router.url).toBe('/profile?tab=1#top');
    });

    it('comes back to the current page when it is not told where to', async () => {
      await app.navigate('/here?x=1#y');
      void app.auth.login();
      await settle();
      expect(app.shown().appState.returnTo).toBe('/here?x=1#y');
    });

    it('goes nowhere outside the app', async () => {
      await app.navigate('/here');
      void app.auth.login({ returnTo: 'https://evil.example/' });
      await settle();
      expect(app.shown().appState.returnTo).toBeNull();
      await app.signIn();
      expect(app.router.url).toBe('/here');
    });

    it('passes options to Lock', async () => {
      void app.auth.login({ lock: { initialScreen: 'signUp' } });
      await settle();
      expect(app.lock.shown[0]).toEqual(jasmine.objectContaining({ initialScreen: 'signUp' }));
    });

    it('settles as cancelled when Lock is closed, and stays where it is', async () => {
      await app.navigate('/here');
      const result = app.auth.login({ returnTo: '/there' });
      await settle();
      app.lock.hide();
      expect(await result).toEqual({ outcome: 'cancelled' });
      await settle();
      expect(app.router.url).toBe('/here');
    });

    it('is one attempt when called ten times, with the page that was wanted last', async () => {
      const results = Array.from({ length: 10 }, (_, index) =>
        app.auth.login({ returnTo: `/page-${index}` }),
      );
      await settle();
      expect(app.lock.shown.length).toBe(1);
      expect(app.shown().appState.returnTo).toBe('/page-9');
      await app.signIn();
      expect(new Set((await Promise.all(results)).map((result) => result.outcome))).toEqual(
        new Set(['signed-in']),
      );
      expect(app.router.url).toBe('/page-9');
    });

    it('can be tried again when the code of Lock did not load', async () => {
      app.fetched.fails = true;
      const result = await app.auth.login();
      expect(result.outcome).toBe('failed');
      expect(app.auth.error()?.code).toBe('lock-load');
      expect(app.auth.error()?.cause).toEqual({ name: 'TypeError' });
      app.fetched.fails = false;
      void app.auth.login();
      expect(app.auth.error()).toBeNull();
      await settle();
      expect(app.lock.shown.length).toBe(1);
    });

    it('shows the error of an attempt while its form is still open', async () => {
      void app.auth.login();
      await settle();
      app.lock.emit('authorization_error', { error: 'invalid_user_password', description: 'No.' });
      expect(app.auth.error()?.code).toBe('lock-rejected');
      expect(app.auth.authenticated()).toBeFalse();
    });
  });

  describe('preload', () => {
    it('makes the Lock of the next sign-in, and does not open it', async () => {
      await app.start();
      app.auth.preload();
      app.auth.preload();
      await settle();
      expect(app.made.length).toBe(1);
      expect(app.lock.shown).toEqual([]);
      void app.auth.login();
      await settle();
      expect(app.made.length).toBe(1);
      expect(app.lock.visible).toBeTrue();
    });

    it('keeps quiet about a failure', async () => {
      app.fetched.fails = true;
      await app.start();
      app.auth.preload();
      await settle();
      expect(app.auth.error()).toBeNull();
    });

    it('happens by itself when the page is idle, if configured', async () => {
      await app.start({ config: { preload: 'idle' } });
      expect(app.fetched.times).toBe(0);
      app.page.idle[0]();
      await settle();
      expect(app.fetched.times).toBe(1);
    });
  });

  describe('on a server', () => {
    beforeEach(() =>
      app.start({ restored: {}, providers: [{ provide: PLATFORM_ID, useValue: 'server' }] }),
    );

    it('is pending, and touches neither storage nor page nor timers', async () => {
      const { auth } = app;
      expect(TestBed.inject(AUTH_SESSION)).toBeNull();
      expect(auth.status()).toBe('pending');
      expect(auth.authenticated()).toBeFalse();
      expect(auth.user()).toBeNull();
      expect(auth.idToken()).toBeNull();
      expect(auth.accessToken()).toBeNull();
      auth.preload();
      auth.logout();
      expect(await auth.renew()).toBeFalse();
      expect((await auth.login()).outcome).toBe('failed');
      expect(app.storageAccesses).toBe(0);
      expect(app.clock.liveTimers).toBe(0);
      expect(app.fetched.times).toBe(0);
      expect(app.page.departures).toEqual([]);
    });
  });

  it('lets go of the session with the app', async () => {
    await app.start({ restored: {} });
    expect(app.clock.liveTimers).toBe(1);
    let completed = false;
    app.auth.events.subscribe({ complete: () => (completed = true) });
    TestBed.resetTestingModule();
    expect(app.clock.liveTimers).toBe(0);
    expect(completed).toBeTrue();
  });

  it('is one for the whole app', async () => {
    await app.start();
    expect(TestBed.inject(AuthService)).toBe(app.auth);
  });
});
