// Requests to several APIs: each carries the access token that is for it, or is not sent.
import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { retry } from 'rxjs';
import { AuthError, decodeIdToken, type Session } from 'ngx-auth0-lock/session';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import type { Auth0LockFeature } from '../auth-config';
import { AuthService } from '../auth-service';
import { AUTH_SESSION } from '../auth-session';
import { withRenewal } from '../features/with-renewal';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { bearerInterceptor, SKIP_BEARER, withBearer } from './bearer-interceptor';

const ORDERS = 'https://orders.example';
const REPORTS = 'https://reports.example';
const unauthorized = { status: 401, statusText: 'Unauthorized' };

describe('bearerInterceptor with an API in the rule', () => {
  let auth: AuthTestingController;
  let backend: HttpTestingController;
  let asked: jasmine.Spy<Session['tokenToSend']>;

  function setUp(...features: Auth0LockFeature[]) {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(
          { clientId: 'client', domain: 'tenant.example' },
          withBearer([
            '/api',
            { url: '/orders', audience: ORDERS },
            { url: '/reports', audience: REPORTS, scope: 'read:reports' },
          ]),
          ...features,
        ),
        provideAuthTesting(),
        provideHttpClient(withInterceptors([bearerInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    auth = TestBed.inject(AuthTestingController);
    backend = TestBed.inject(HttpTestingController);
    asked = spyOn(TestBed.inject(AUTH_SESSION)!, 'tokenToSend').and.callThrough();
    auth.signIn();
  }

  function get(url: string, options: Parameters<HttpClient['get']>[1] = {}) {
    const outcome: { body?: unknown; error?: unknown } = {};
    TestBed.inject(HttpClient)
      .get(url, options)
      .subscribe({
        next: (body) => (outcome.body = body),
        error: (error: unknown) => (outcome.error = error),
      });
    return outcome;
  }

  /** The claims of the token that a request carries. */
  function carried(url: string) {
    const sent = backend.expectOne(url);
    const header = sent.request.headers.get('Authorization');
    return { sent, header, claims: decodeIdToken(header?.replace('Bearer ', '')) };
  }

  const settle = () => new Promise((resolve) => setTimeout(resolve));

  afterEach(() => backend.verify());

  it('sends each API its own token, and the session’s own where no API is named', () => {
    setUp();
    get('/orders/7');
    get('/reports');
    get('/api');
    expect(carried('/orders/7').claims?.aud).toBe(ORDERS);
    const reports = carried('/reports').claims;
    expect([reports?.aud, reports?.['scope']]).toEqual([REPORTS, 'read:reports']);
    expect(carried('/api').header).toBe(`Bearer ${TestBed.inject(AuthService).accessToken()}`);
  });

  it('sends the token that accessTokenFor() hands out', async () => {
    setUp();
    get('/orders');
    const token = await TestBed.inject(AuthService).accessTokenFor(ORDERS);
    expect(carried('/orders').header).toBe(`Bearer ${token}`);
  });

  it('waits with the request until the token is there', async () => {
    setUp();
    let arrive!: (token: string) => void;
    asked.and.returnValue(new Promise((resolve) => (arrive = resolve)));
    const outcome = get('/orders');
    await settle();
    backend.expectNone('/orders');
    arrive('late.token');
    await settle();
    const { header, sent } = carried('/orders');
    expect(header).toBe('Bearer late.token');
    sent.flush('data');
    expect(outcome.body).toBe('data');
  });

  it('does not send a request whose token cannot be had: it fails with the reason', async () => {
    setUp();
    auth.nextAccessToken(false);
    const outcome = get('/orders');
    await settle();
    backend.expectNone('/orders');
    expect(outcome.error).toBeInstanceOf(AuthError);
    expect((outcome.error as AuthError).code).toBe('audience');
  });

  it('sends without a token while nobody is signed in', () => {
    setUp();
    auth.signOut();
    get('/orders');
    expect(carried('/orders').header).toBeNull();
  });

  it('asks for no token for a request that carries none', () => {
    setUp();
    get('/orders', { context: new HttpContext().set(SKIP_BEARER, true) });
    expect(carried('/orders').header).toBeNull();
    get('/orders', { headers: { Authorization: 'Basic abc' } });
    expect(carried('/orders').header).toBe('Basic abc');
    expect(asked).not.toHaveBeenCalled();
  });

  it('asks again when a request is repeated', async () => {
    setUp();
    TestBed.inject(HttpClient).get('/orders').pipe(retry(1)).subscribe();
    carried('/orders').sent.flush(null, { status: 503, statusText: 'Busy' });
    asked.and.returnValue('newer');
    expect(carried('/orders').header).not.toBeNull();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('asks outside Angular, and answers within it', async () => {
    setUp();
    const zones: boolean[] = [];
    asked.and.callFake(async () => {
      zones.push(NgZone.isInAngularZone());
      return 'token';
    });
    TestBed.inject(NgZone).run(() => get('/orders'));
    await settle();
    carried('/orders');
    expect(zones).toEqual([false]);
  });

  it('hands on a 401 without withRenewal()', async () => {
    setUp();
    const outcome = get('/orders');
    carried('/orders').sent.flush('first', unauthorized);
    await settle();
    expect(outcome.error).toEqual(jasmine.objectContaining({ status: 401, error: 'first' }));
  });

  describe('and withRenewal(), after a 401', () => {
    it('sends once more with another token of that API, without renewing the session', async () => {
      setUp(withRenewal());
      const renew = spyOn(TestBed.inject(AuthService), 'renew').and.callThrough();
      const outcomes = ['/orders/1', '/orders/2'].map((url) => get(url));
      const first = ['/orders/1', '/orders/2'].map(carried);
      for (const { sent } of first) sent.flush(null, unauthorized);
      await settle();
      const again = ['/orders/1', '/orders/2'].map(carried);
      expect(new Set(again.map(({ header }) => header)).size).toBe(1);
      expect(again[0].header).not.toBe(first[0].header);
      expect(again[0].claims?.aud).toBe(ORDERS);
      again.forEach(({ sent }) => sent.flush('data'));
      expect(outcomes.map(({ body }) => body)).toEqual(['data', 'data']);
      expect(renew).not.toHaveBeenCalled();
    });

    it('hands on the 401 when there is no other token, and after the second try', async () => {
      setUp(withRenewal());
      auth.nextAccessToken(true);
      auth.nextAccessToken(false);
      const outcome = get('/orders');
      carried('/orders').sent.flush('first', unauthorized);
      await settle();
      expect(outcome.error).toEqual(jasmine.objectContaining({ status: 401, error: 'first' }));
      const twice = get('/orders');
      carried('/orders').sent.flush(null, unauthorized);
      await settle();
      carried('/orders').sent.flush('second', unauthorized);
      await settle();
      expect(twice.error).toEqual(jasmine.objectContaining({ status: 401, error: 'second' }));
    });

    it('sends nothing in the name of another person', async () => {
      setUp(withRenewal());
      const outcome = get('/orders');
      const { sent } = carried('/orders');
      auth.signIn({ sub: 'auth0|other' });
      sent.flush(null, unauthorized);
      await settle();
      expect(outcome.error).toEqual(jasmine.objectContaining({ status: 401 }));
    });
  });
});
