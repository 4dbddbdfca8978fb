// The cookie that lets a server render the right button, and nothing else.
import { DOCUMENT, PLATFORM_ID, REQUEST, RESPONSE_INIT, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as fc from 'fast-check';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { PENDING_HINT } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';
import { AuthService } from '../auth-service';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { withServerHint } from './with-server-hint';

const config = { clientId: 'client', domain: 'tenant.example' };
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

describe('withServerHint', () => {
  describe('in the browser', () => {
    /** Keeps what is written, as a browser would have been told. */
    class FakeDocument {
      readonly written: string[] = [];
      readonly defaultView = window;
      readonly location: URL;
      constructor(
        page: string,
        readonly baseURI = page,
      ) {
        this.location = new URL(page);
      }
      set cookie(value: string) {
        this.written.push(value);
      }
      get last() {
        return this.written.at(-1);
      }
    }

    /** As much of a session as is looked at. */
    class FakeSession {
      private readonly listeners = new Set<() => void>();
      constructor(private status: string) {}
      get state() {
        return { status: this.status };
      }
      subscribe(listener: () => void) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      }
      on() {
        return () => {};
      }
      become(status: string) {
        this.status = status;
        for (const listener of this.listeners) listener();
      }
    }

    function setUp(document: object, ...others: Provider[]) {
      TestBed.configureTestingModule({
        providers: [
          provideAuth0Lock(config, withServerHint()),
          provideAuthTesting(),
          { provide: DOCUMENT, useValue: document },
          ...others,
        ],
      });
      return TestBed.inject(AuthTestingController);
    }

    it('keeps a cookie with the end of the session, for as long as it lasts', () => {
      const document = new FakeDocument('https://shop.example/app/index.html?a=1');
      const exp = inAnHour();
      setUp(document).signIn({ exp });
      const [, value, age] =
        /^ngx_auth0_hint=(\d+); Path=\/app\/; Max-Age=(\d+); SameSite=Lax; Secure$/.exec(
          document.last!,
        ) ?? [];
      expect(Number(value)).toBe(exp);
      expect(Number(age)).toBeGreaterThan(3590);
      expect(Number(age)).toBeLessThanOrEqual(3600);
    });

    it('holds no secret', () => {
      const document = new FakeDocument('https://shop.example/');
      setUp(document).signIn({ sub: 'auth0|secret', email: 'ada@example.com' });
      expect(document.last).toMatch(/^ngx_auth0_hint=\d+; Path=\/; Max-Age=\d+; SameSite=Lax; /);
    });

    it('takes the cookie away at once when the session ends', () => {
      const document = new FakeDocument('https://shop.example/');
      const auth = setUp(document);
      auth.signIn();
      auth.signOut();
      expect(document.last).toContain('ngx_auth0_hint=0; Path=/; Max-Age=0;');
    });

    it('takes away a cookie that is left over from an earlier visit', () => {
      const document = new FakeDocument('https://shop.example/');
      setUp(document);
      expect(document.written).toEqual([jasmine.stringContaining('Max-Age=0;')]);
    });

    it('asks for a secure cookie only where the page is secure', () => {
      const document = new FakeDocument('http://localhost:4200/');
      setUp(document).signIn();
      expect(document.last).not.toContain('Secure');
    });

    it('stays on its own origin under a foreign base URL', () => {
      const document = new FakeDocument('https://shop.example/app/', 'https://cdn.example/x/');
      setUp(document).signIn();
      expect(document.last).toContain('Path=/;');
    });

    it('does without a cookie where there can be none', () => {
      const document = {
        baseURI: 'https://shop.example/',
        location: new URL('https://shop.example/'),
        defaultView: window,
        set cookie(_: string) {
          throw new DOMException('sandboxed', 'SecurityError');
        },
      };
      expect(() => setUp(document).signIn()).not.toThrow();
    });

    it('leaves the cookie alone while an answer of Lock is checked', () => {
      const document = new FakeDocument('https://shop.example/');
      const session = new FakeSession('pending');
      setUp(document, { provide: AUTH_SESSION, useValue: session });
      expect(document.written).toEqual([]);
      session.become('signed-out');
      expect(document.written.length).toBe(1);
    });

    it('lets go of the session with the app', () => {
      const document = new FakeDocument('https://shop.example/');
      const session = new FakeSession('signed-out');
      setUp(document, { provide: AUTH_SESSION, useValue: session });
      TestBed.resetTestingModule();
      session.become('signed-out');
      expect(document.written.length).toBe(1);
    });

    it('is understood by a real browser', () => {
      const auth = setUp(document);
      auth.signIn();
      expect(document.cookie).toMatch(/ngx_auth0_hint=\d+/);
      auth.signOut();
      expect(document.cookie).not.toContain('ngx_auth0_hint');
    });
  });

  describe('on the server', () => {
    function setUp(request: unknown, response: ResponseInit | null = {}) {
      TestBed.configureTestingModule({
        providers: [
          provideAuth0Lock(config, withServerHint()),
          { provide: PLATFORM_ID, useValue: 'server' },
          { provide: AUTH_SESSION, useValue: null },
          { provide: REQUEST, useValue: request },
          { provide: RESPONSE_INIT, useValue: response },
        ],
      });
      return TestBed.inject(PENDING_HINT)();
    }

    const asking = (cookie: string) => ({ headers: new Headers({ cookie }) });

    it('expects somebody to be signed in until the end that the cookie names', () => {
      expect(setUp(asking(`theme=dark; ngx_auth0_hint=${inAnHour()}; a=b`))).toBeTrue();
    });

    it('expects nobody without a cookie, or after that end', () => {
      expect(setUp(asking('theme=dark'))).toBeFalse();
      TestBed.resetTestingModule();
      expect(setUp(asking(`ngx_auth0_hint=${inAnHour() - 3601}`))).toBeFalse();
      TestBed.resetTestingModule();
      expect(setUp(asking(`not_ngx_auth0_hint=${inAnHour()}`))).toBeFalse();
    });

    it('has no idea while prerendering', () => {
      const response = {};
      expect(setUp(null, response)).toBeNull();
      expect(response).toEqual({});
    });

    it('never says that somebody is authenticated', () => {
      setUp(asking(`ngx_auth0_hint=${inAnHour()}`));
      const auth = TestBed.inject(AuthService);
      expect(auth.authenticated()).toBeFalse();
      expect(auth.status()).toBe('pending');
    });

    it('makes nothing of whatever a cookie header holds', () => {
      const request = { headers: { get: () => cookie } };
      let cookie: unknown = 'ngx_auth0_hint=%E0%A4%A';
      const hint = setUp(request);
      expect(hint).toBeFalse();
      const read = TestBed.inject(PENDING_HINT);
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.constant(null)), (junk) => {
          cookie = junk === null ? null : `ngx_auth0_hint=${junk}x`;
          return read() === false;
        }),
      );
    });

    it('does not fail on a request of another kind', () => {
      expect(setUp({ headers: { cookie: 'a=b' } })).toBeFalse();
    });

    it('tells caches that the page depends on who asks', () => {
      const response: ResponseInit = { headers: { 'X-App': '1', Vary: 'Accept-Language' } };
      setUp(asking(''), response);
      const headers = response.headers as Headers;
      expect(headers.get('Vary')).toBe('Accept-Language, Cookie');
      expect(headers.get('Cache-Control')).toBe('private');
      expect(headers.get('X-App')).toBe('1');
    });

    it('keeps a stricter Cache-Control, and replaces a public one', () => {
      const strict = new Headers({ 'Cache-Control': 'no-store' });
      setUp(asking(''), { headers: strict });
      expect(strict.get('Cache-Control')).toBe('no-store');
      TestBed.resetTestingModule();
      const shared = new Headers({ 'Cache-Control': 'public, max-age=600' });
      setUp(asking(''), { headers: shared });
      expect(shared.get('Cache-Control')).toBe('private');
    });
  });
});
