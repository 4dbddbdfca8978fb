// A 401 renews the session once for all, and each request is sent once more.
import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import { type HttpErrorResponse } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { AuthError } from 'ngx-auth0-lock/session';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { SESSION_SETTINGS } from '../auth-config';
import { AuthService } from '../auth-service';
import { bearerInterceptor, SKIP_BEARER, withBearer } from '../http/bearer-interceptor';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { withRenewal } from './with-renewal';

const config = { clientId: 'client', domain: 'tenant.example' };
const unauthorized = { status: 401, statusText: 'Unauthorized' };

describe('withRenewal', () => {
  let http: HttpClient;
  let auth: AuthTestingController;
  let backend: HttpTestingController;
  let renew: jasmine.Spy<() => Promise<boolean>>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(config, withBearer(['/api', { url: '/me', token: 'id' }]), withRenewal()),
        provideAuthTesting(),
        provideHttpClient(withInterceptors([bearerInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpClient);
    auth = TestBed.inject(AuthTestingController);
    backend = TestBed.inject(HttpTestingController);
    renew = spyOn(TestBed.inject(AuthService), 'renew').and.callThrough();
    auth.signIn();
  });

  afterEach(() => backend.verify());

  /** Sends a request; the outcome is filled in when it has one. */
  function get(url: string, options: Parameters<HttpClient['get']>[1] = {}) {
    const outcome: { body?: unknown; error?: HttpErrorResponse; count: number } = { count: 0 };
    const subscription = http.get(url, options).subscribe({
      next: (body) => Object.assign(outcome, { body, count: outcome.count + 1 }),
      error: (error) => Object.assign(outcome, { error, count: outcome.count + 1 }),
    });
    return { outcome, subscription };
  }

  const accessToken = () => `Bearer ${TestBed.inject(AuthService).accessToken()}`;
  const refuse = (url: string) => backend.expectOne(url).flush(null, unauthorized);
  /** Long enough for every promise that is settled already. */
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  it('renews and sends the request once more with the new token', async () => {
    const before = accessToken();
    const { outcome } = get('/api');
    refuse('/api');
    await settle();
    const again = backend.expectOne('/api');
    expect(again.request.headers.get('Authorization')).toBe(accessToken());
    expect(accessToken()).not.toBe(before);
    again.flush('data');
    expect(outcome).toEqual({ body: 'data', count: 1 });
  });

  it('sends no token to where the URL leads by the time the renewal is done', async () => {
    const base = document.createElement('base');
    try {
      const { outcome } = get('api/orders', { headers: { mine: '1' } });
      refuse('api/orders');
      base.href = 'https://foreign.example/';
      document.head.prepend(base);
      await settle();
      expect(renew).toHaveBeenCalledTimes(1);
      const again = backend.expectOne('api/orders').request;
      expect(again.headers.has('Authorization')).toBeFalse();
      expect(again.headers.get('mine')).toBe('1');
      expect(outcome.count).toBe(0);
    } finally {
      base.remove();
    }
  });

  it('renews once for all requests that wait', async () => {
    const all = ['/api/1', '/api/2', '/api/3'];
    let renewals = 0;
    TestBed.inject(AuthService).events.subscribe(({ type }) => (renewals += +(type === 'renewed')));
    const outcomes = all.map((url) => get(url).outcome);
    for (const url of all) refuse(url);
    await settle();
    for (const url of all) backend.expectOne(url).flush(url);
    expect(outcomes.map(({ body }) => body)).toEqual(all);
    expect(renewals).toBe(1);
  });

  it('does not renew again for a 401 that comes after the renewal', async () => {
    get('/api/fast');
    const { outcome } = get('/api/slow');
    refuse('/api/fast');
    await settle();
    backend.expectOne('/api/fast').flush('data');
    refuse('/api/slow');
    await settle();
    backend.expectOne('/api/slow').flush('late');
    expect(outcome.body).toBe('late');
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('hands on the original 401 when the renewal fails', async () => {
    auth.nextRenewal(false);
    const { outcome } = get('/api');
    backend.expectOne('/api').flush('first', unauthorized);
    await settle();
    expect(outcome.error?.status).toBe(401);
    expect(outcome.error?.error).toBe('first');
    expect(outcome.count).toBe(1);
  });

  it('tries each request only once more', async () => {
    const { outcome } = get('/api');
    refuse('/api');
    await settle();
    refuse('/api');
    await settle();
    expect(outcome.error?.status).toBe(401);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('does not renew for an API that refused the renewed token as well', async () => {
    get('/api');
    refuse('/api');
    await settle();
    refuse('/api');
    const { outcome } = get('/api');
    refuse('/api');
    await settle();
    expect(outcome.error?.status).toBe(401);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('sends nothing after the caller has unsubscribed', async () => {
    const { outcome, subscription } = get('/api');
    refuse('/api');
    subscription.unsubscribe();
    await settle();
    backend.expectNone('/api');
    expect(outcome.count).toBe(0);
  });

  describe('where the access token is over before the session is', () => {
    beforeEach(() => auth.signIn({}, null));

    it('renews first, once for all, and then sends with the new token', async () => {
      get('/api/1');
      get('/api/2');
      backend.expectNone(() => true);
      await settle();
      for (const url of ['/api/1', '/api/2']) {
        const { request } = backend.expectOne(url);
        expect(request.headers.get('Authorization')).toBe(accessToken());
      }
      expect(accessToken()).not.toBe('Bearer null');
    });

    it('is not sent when the renewal fails, says why, and tries again for the next', async () => {
      for (const url of ['/api/1', '/api/2']) {
        auth.nextRenewal(false);
        const { outcome } = get(url);
        await settle();
        backend.expectNone(url);
        expect(outcome.error).toEqual(jasmine.any(AuthError));
        expect((outcome.error as unknown as AuthError).code).toBe('login-required');
      }
      expect(renew).toHaveBeenCalledTimes(2);
    });

    it('goes without when the session is over by the end of the renewal', async () => {
      renew.and.callFake(async () => {
        auth.signOut();
        return false;
      });
      get('/api');
      await settle();
      expect(backend.expectOne('/api').request.headers.has('Authorization')).toBeFalse();
    });

    it('asks once of a tenant that gives none', async () => {
      renew.and.resolveTo(true);
      for (const url of ['/api/1', '/api/2']) {
        get(url);
        await settle();
        expect(backend.expectOne(url).request.headers.has('Authorization')).toBeFalse();
      }
      expect(renew).toHaveBeenCalledTimes(1);
    });

    it('does not send in the name of another person who signed in meanwhile', async () => {
      renew.and.callFake(async () => {
        auth.signIn({ sub: 'auth0|other' });
        return true;
      });
      get('/api');
      await settle();
      expect(backend.expectOne('/api').request.headers.has('Authorization')).toBeFalse();
    });
  });

  it('sends nothing in the name of another person', async () => {
    const { outcome } = get('/api');
    renew.and.callFake(async () => {
      auth.signIn({ sub: 'auth0|other' });
      return true;
    });
    refuse('/api');
    await settle();
    expect(outcome.error?.status).toBe(401);
  });

  it('sends nothing once the session has ended', async () => {
    const { outcome } = get('/api');
    auth.signOut();
    refuse('/api');
    await settle();
    expect(outcome.error?.status).toBe(401);
  });

  it('leaves other errors, other URLs and other credentials alone', async () => {
    get('/api/broken');
    backend.expectOne('/api/broken').flush(null, { status: 403, statusText: 'Forbidden' });
    get('/other');
    refuse('/other');
    get('/api/basic', { headers: { Authorization: 'Basic abc' } });
    refuse('/api/basic');
    get('/api/skipped', { context: new HttpContext().set(SKIP_BEARER, true) });
    refuse('/api/skipped');
    auth.signOut();
    get('/api/guest');
    refuse('/api/guest');
    await settle();
    expect(renew).not.toHaveBeenCalled();
  });

  it('answers a refused ID token as well', async () => {
    const { outcome } = get('/me');
    refuse('/me');
    await settle();
    const again = backend.expectOne('/me');
    expect(again.request.headers.get('Authorization')).toBe(
      `Bearer ${TestBed.inject(AuthService).idToken()}`,
    );
    again.flush('data');
    expect(outcome.body).toBe('data');
  });

  it('sends an upload again with its body', async () => {
    const body = new FormData();
    http.post('/api/files', body, { reportProgress: true, observe: 'events' }).subscribe();
    refuse('/api/files');
    await settle();
    expect(backend.expectOne('/api/files').request.body).toBe(body);
  });

  it('tells the session when to renew by itself', () => {
    expect(TestBed.inject(SESSION_SETTINGS)).toEqual({ renewBeforeSeconds: 120 });
    const [setting] = withRenewal({ beforeExpirySeconds: 10 }).ɵproviders;
    expect(setting).toEqual({ provide: SESSION_SETTINGS, useValue: { renewBeforeSeconds: 10 } });
  });

  it('tells the session to keep refresh tokens in memory only where the app says so', () => {
    const [setting] = withRenewal({ refreshTokens: 'memory' }).ɵproviders;
    expect(setting).toEqual({
      provide: SESSION_SETTINGS,
      useValue: { renewBeforeSeconds: 120, refreshTokens: 'memory' },
    });
  });

  for (const beforeExpirySeconds of [0, -1, NaN, Infinity, '60' as never]) {
    it(`refuses to renew ${beforeExpirySeconds} seconds before the end`, () => {
      expect(() => withRenewal({ beforeExpirySeconds })).toThrowMatching(
        (error: unknown) => error instanceof AuthError && error.code === 'config',
      );
    });
  }
});
