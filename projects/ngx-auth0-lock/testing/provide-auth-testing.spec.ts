// An app's own tests: people come and go as the test says, and nothing leaves the page.
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, effect, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  AuthButton,
  AuthError,
  authGuard,
  AuthService,
  bearerInterceptor,
  decodeIdToken,
  IdleWarning,
  IfAuthenticated,
  provideAuth0Lock,
  withBearer,
  ɵLOCK_LOADER,
  type AuthEvent,
} from 'ngx-auth0-lock';
import { AuthButtonHarness } from './auth-button-harness';
import { AuthTestingController } from './auth-testing-controller';
import { FakeLock } from './fake-lock';
import { provideAuthTesting, type AuthTestingOptions } from './provide-auth-testing';

describe('provideAuthTesting', () => {
  let auth: AuthService;
  let controller: AuthTestingController;
  let events: AuthEvent[];

  function setUp(options?: AuthTestingOptions, ...providers: unknown[]) {
    TestBed.configureTestingModule({ providers: [providers as [], provideAuthTesting(options)] });
    auth = TestBed.inject(AuthService);
    controller = TestBed.inject(AuthTestingController);
    events = [];
    auth.events.subscribe((event) => events.push(event));
  }

  it('starts with nobody, or with somebody', () => {
    setUp();
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'none' });
    TestBed.resetTestingModule();
    setUp({ claims: { name: 'Ada' } });
    expect(auth.status()).toBe('signed-in');
    expect(auth.authenticated()).toBeTrue();
    expect(auth.user()?.name).toBe('Ada');
  });

  it('signs in and out', () => {
    setUp();
    controller.signIn({ name: 'Ada' });
    expect(auth.user()?.name).toBe('Ada');
    expect(auth.expiresAt()!.getTime()).toBeGreaterThan(Date.now());
    controller.signOut();
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect([auth.idToken(), auth.accessToken()]).toEqual([null, null]);
    expect(events.map(({ type }) => type)).toEqual(['signed-in', 'signed-out']);
  });

  it('warns of an idle session, and ends it', () => {
    setUp({ claims: {} });
    const idle = TestBed.inject(IdleWarning);
    expect(idle.secondsLeft()).toBeNull();
    controller.warnIdle(42);
    expect(idle.secondsLeft()).toBe(42);
    idle.stay();
    expect(idle.secondsLeft()).toBeNull();
    controller.signOut('idle');
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'idle' });
  });

  it('lets a session run out', () => {
    setUp({ claims: {} });
    controller.expire();
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'expired' });
    TestBed.resetTestingModule();
    setUp({ claims: { exp: 1 } });
    expect(auth.session()).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  it('follows a clock that the test moves', () => {
    jasmine.clock().install().mockDate(new Date('2026-01-01T12:00:00Z'));
    try {
      setUp({ claims: {} });
      jasmine.clock().tick(3_599_999);
      expect(auth.authenticated()).toBeTrue();
      jasmine.clock().tick(1);
      expect(auth.authenticated()).toBeFalse();
    } finally {
      jasmine.clock().uninstall();
    }
  });

  describe('shows which requests carry a token', () => {
    const carried = (url: string) => {
      TestBed.inject(HttpClient).get(url).subscribe();
      return TestBed.inject(HttpTestingController)
        .expectOne(url)
        .request.headers.get('Authorization');
    };
    const http = [
      provideHttpClient(withInterceptors([bearerInterceptor])),
      provideHttpClientTesting(),
    ];

    it('by rules that the test gives', () => {
      setUp({ claims: {}, rules: ['https://api.acme.com'] }, http);
      expect(carried('https://api.acme.com/me')).toBe(`Bearer ${auth.accessToken()}`);
      expect(carried('https://example.com/')).toBeNull();
      controller.signOut();
      expect(carried('https://api.acme.com/me')).toBeNull();
    });

    it('by the rules of the app, where the test gives none', () => {
      const config = { clientId: 'client', domain: 'acme.eu.auth0.com' };
      setUp({ claims: {} }, http, provideAuth0Lock(config, withBearer(['/api'])));
      expect(carried('/api/me')).toBe(`Bearer ${auth.accessToken()}`);
    });

    it('none without rules', () => {
      setUp({ claims: {} }, http);
      expect(carried('/api/me')).toBeNull();
    });
  });

  it('tells when another person takes over', () => {
    setUp({ claims: { sub: 'auth0|one' } });
    controller.signIn({ sub: 'auth0|two' });
    expect(events.map(({ type }) => type)).toEqual(['user-changed']);
    expect(auth.user()?.sub).toBe('auth0|two');
  });

  it('decides how logins end, one after the other', async () => {
    setUp();
    const error = new AuthError('lock-load', 'Offline.');
    controller.nextLogin('cancelled');
    controller.nextLogin('failed');
    controller.nextLogin({ error });
    controller.nextLogin({ claims: { name: 'Grace' } });
    expect(await auth.login()).toEqual({ outcome: 'cancelled' });
    expect((await auth.login()).outcome).toBe('failed');
    expect(auth.error()?.code).toBe('lock-rejected');
    expect(await auth.login()).toEqual({ outcome: 'failed', error });
    expect(auth.error()).toBe(error);
    expect(auth.authenticated()).toBeFalse();
    expect((await auth.login()).outcome).toBe('signed-in');
    expect(auth.user()?.name).toBe('Grace');
    expect(auth.error()).toBeNull();
    controller.signOut();
    expect((await auth.login()).outcome).toBe('signed-in');
  });

  it('renews with a new token, or not', async () => {
    setUp({ claims: { name: 'Ada' } });
    const before = [auth.idToken(), auth.accessToken()];
    expect(await auth.renew()).toBeTrue();
    expect(before).not.toContain(auth.idToken());
    expect(before).not.toContain(auth.accessToken());
    expect(auth.user()?.name).toBe('Ada');
    controller.nextRenewal(false);
    expect(await auth.renew()).toBeFalse();
    expect(auth.authenticated()).toBeTrue();
    controller.signOut();
    expect(await auth.renew()).toBeFalse();
    expect(events.map(({ type }) => type)).toEqual(['renewed', 'renewal-failed', 'signed-out']);
  });

  it('hands out a token for each API, or none, as the test says', async () => {
    setUp();
    const orders = 'https://orders.example';
    expect(await auth.accessTokenFor(orders)).toBeNull();
    controller.signIn({ name: 'Ada' });
    const token = await auth.accessTokenFor(orders);
    expect(decodeIdToken(token)?.aud).toBe(orders);
    expect(await auth.accessTokenFor(orders)).toBe(token);
    controller.nextAccessToken(false);
    expect(await auth.accessTokenFor(orders, 'write')).toBeNull();
    expect(await auth.accessTokenFor(orders, 'write')).not.toBeNull();
    controller.signIn({ sub: 'auth0|grace' });
    expect(await auth.accessTokenFor(orders)).not.toBe(token);
    expect(events.map(({ type }) => type)).toContain('renewal-failed');
  });

  it('shows that the page would have been left for the tenant', () => {
    setUp({ claims: {} });
    auth.logout();
    expect(auth.authenticated()).toBeFalse();
    expect(controller.departures).toEqual([
      jasmine.stringMatching(/^https:\/\/tenant\.example\/v2\/logout\?client_id=testing-client&/),
    ]);
  });

  it('takes the place of the real set-up when both are there', () => {
    setUp({ claims: {} }, provideAuth0Lock({ clientId: 'real', domain: 'real.example' }));
    expect(auth.authenticated()).toBeTrue();
    expect(auth.user()?.aud).toBe('testing-client');
  });

  it('touches no storage and starts no timer', () => {
    const timers = [spyOn(globalThis, 'setTimeout'), spyOn(globalThis, 'setInterval')];
    const stored = { ...localStorage, ...sessionStorage };
    setUp({ claims: {} });
    controller.signIn({ name: 'Ada' });
    controller.signOut();
    expect({ ...localStorage, ...sessionStorage }).toEqual(stored);
    for (const timer of timers) expect(timer).not.toHaveBeenCalled();
  });

  it('fetches no code of the real Lock', async () => {
    setUp();
    const { createLock } = await TestBed.inject(ɵLOCK_LOADER)();
    expect(await createLock({} as never)).toBeInstanceOf(FakeLock);
  });

  it('serves guards, with the login page of the app', async () => {
    @Component({ template: 'page' })
    class Page {}
    setUp(
      { config: { loginPath: '/login' } },
      provideRouter([
        { path: 'login', component: Page },
        { path: 'account', component: Page, canActivate: [authGuard] },
      ]),
    );
    const harness = await RouterTestingHarness.create('/account');
    expect(TestBed.inject(Router).url).toBe('/login?returnTo=%2Faccount');
    controller.signIn();
    await harness.navigateByUrl('/account');
    expect(TestBed.inject(Router).url).toBe('/account');
  });

  describe('with a page', () => {
    @Component({
      imports: [AuthButton, IfAuthenticated],
      template: `<auth-button /><b *ifAuthenticated="let user">{{ user.name }}</b>`,
    })
    class Navbar {
      readonly statuses: string[] = [];
      constructor() {
        const { status } = inject(AuthService);
        effect(() => void this.statuses.push(status()));
      }
    }

    async function create() {
      const fixture = TestBed.createComponent(Navbar);
      await fixture.whenStable();
      return { fixture, button: AuthButtonHarness.in(fixture), page: fixture.nativeElement };
    }

    it('moves buttons and templates', async () => {
      setUp();
      const { fixture, button, page } = await create();
      expect(button.label()).toBe('Log in');
      controller.signIn({ name: 'Ada' });
      await fixture.whenStable();
      expect(button.label()).toBe('Log out');
      expect((page as HTMLElement).querySelector('b')!.textContent).toBe('Ada');
      button.click();
      await fixture.whenStable();
      expect(button.label()).toBe('Log in');
      expect(fixture.componentInstance.statuses).toEqual(['signed-out', 'signed-in', 'signed-out']);
    });

    it('keeps the button busy for as long as the test wants', async () => {
      setUp();
      let over!: (outcome: 'cancelled') => void;
      controller.nextLogin(new Promise((resolve) => (over = resolve)));
      const { fixture, button } = await create();
      expect(button.busy()).toBeFalse();
      button.hover();
      button.click();
      await fixture.whenStable();
      expect(button.busy()).toBeTrue();
      expect(button.label()).toBe('Logging in…');
      over('cancelled');
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
      expect(button.busy()).toBeFalse();
    });

    it('finds the button by itself, and says when there is none', async () => {
      setUp();
      const { page } = await create();
      const host = (page as HTMLElement).querySelector('auth-button')!;
      expect(AuthButtonHarness.in(host).label()).toBe('Log in');
      expect(() => AuthButtonHarness.in(document.createElement('p'))).toThrowError(
        /no <auth-button>/,
      );
    });
  });
});
