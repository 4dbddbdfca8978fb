// Which requests carry the session's token, and which one.
import {
  HttpClient,
  HttpContext,
  type HttpErrorResponse,
  type HttpInterceptorFn,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { computed, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { retry, Subject } from 'rxjs';
import { AuthError, type BearerRule } from 'ngx-auth0-lock/session';
import { AuthTestingController, createIdToken, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { AuthService } from '../auth-service';
import { bearerInterceptor, SKIP_BEARER, withBearer } from './bearer-interceptor';
import { provideAuth0Lock } from '../provide-auth0-lock';

const config = { clientId: 'client', domain: 'tenant.example' };

describe('bearerInterceptor', () => {
  let http: HttpClient;
  let auth: AuthTestingController;

  function setUp(
    rules: readonly BearerRule[] | null,
    platform = 'browser',
    ...earlier: HttpInterceptorFn[]
  ) {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(config, ...(rules ? [withBearer(rules)] : [])),
        provideAuthTesting(),
        provideHttpClient(withInterceptors([...earlier, bearerInterceptor])),
        provideHttpClientTesting(),
        { provide: PLATFORM_ID, useValue: platform },
      ],
    });
    http = TestBed.inject(HttpClient);
    auth = TestBed.inject(AuthTestingController);
  }

  /** What a request to this URL is sent with. */
  function sent(url: string, options: Parameters<HttpClient['get']>[1] = {}): string | null {
    http.get(url, options).subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne(() => true);
    return request.headers.get('Authorization');
  }

  const bearer = (token: string | null) => `Bearer ${token}`;
  const accessToken = () => bearer(TestBed.inject(AuthService).accessToken());
  const idToken = () => bearer(TestBed.inject(AuthService).idToken());

  it('sends the access token below a path rule', () => {
    setUp(['/api']);
    auth.signIn();
    expect(sent('/api/users?page=2')).toBe(accessToken());
  });

  it('sends the ID token where the rule says so', () => {
    setUp(['/api', { url: 'https://api.example.com/v1', token: 'id' }]);
    auth.signIn();
    expect(sent('https://api.example.com/v1/users')).toBe(idToken());
    expect(sent('/api')).toBe(accessToken());
  });

  it('sends nothing to a URL without a rule', () => {
    setUp(['/api', 'https://api.example.com']);
    auth.signIn();
    expect(sent('/apiary')).toBeNull();
    expect(sent('https://api.example.com.evil.example/')).toBeNull();
    expect(sent('http://api.example.com/')).toBeNull();
    expect(sent('//evil.example/api')).toBeNull();
  });

  it('attaches nothing by default', () => {
    setUp(null);
    auth.signIn();
    expect(sent('/api')).toBeNull();
  });

  it('keeps an Authorization header that is already there', () => {
    setUp(['/api']);
    auth.signIn();
    expect(sent('/api', { headers: { authorization: 'Basic abc' } })).toBe('Basic abc');
  });

  it('leaves a request with SKIP_BEARER alone', () => {
    setUp(['/api']);
    auth.signIn();
    expect(sent('/api', { context: new HttpContext().set(SKIP_BEARER, true) })).toBeNull();
  });

  it('lets requests pass as they are while nobody is signed in', () => {
    setUp(['/api']);
    expect(sent('/api')).toBeNull();
  });

  it('sends nothing on a server', () => {
    setUp(['/api'], 'server');
    auth.signIn();
    expect(sent('/api')).toBeNull();
  });

  it("does not hand a server's anonymous answer to the browser, unless the app says so", () => {
    setUp(['/api'], 'server');
    const cached = (url: string, transferCache?: boolean) => {
      http.get(url, { transferCache }).subscribe();
      return TestBed.inject(HttpTestingController).expectOne(() => true).request.transferCache;
    };
    expect(cached('/api/me')).toBeFalse();
    expect(cached('/api/me', true)).toBeTrue();
    expect(cached('/public')).toBeUndefined();
  });

  it('never sends an expired token, however late the request is repeated', () => {
    jasmine.clock().install().mockDate(new Date('2026-01-01T12:00:00Z'));
    try {
      const again = new Subject<void>();
      // Another interceptor repeats what we made of the request, and so does not ask us again.
      setUp(['/api'], 'browser', (request, next) =>
        next(request).pipe(retry({ delay: () => again })),
      );
      auth.signIn();
      http.get('/api').subscribe();
      const backend = TestBed.inject(HttpTestingController);
      const first = backend.expectOne('/api');
      expect(first.request.headers.get('Authorization')).toBe(accessToken());
      first.flush(null, { status: 503, statusText: 'Busy' });

      jasmine.clock().tick(3_600_000);
      again.next();
      expect(backend.expectOne('/api').request.headers.has('Authorization')).toBeFalse();
    } finally {
      jasmine.clock().uninstall();
    }
  });

  it('resolves requests on the base URL of the document, as the browser does', () => {
    setUp(['/api']);
    auth.signIn();
    const base = document.head.appendChild(document.createElement('base'));
    try {
      base.href = 'https://evil.example/app/';
      expect(sent('/api')).withContext('another origin').toBeNull();
      base.href = '/api/';
      expect(sent('users')).withContext('below the rule').toBe(accessToken());
    } finally {
      base.remove();
    }
  });

  it('does not make a computed signal follow the token', () => {
    setUp(['/api']);
    auth.signIn();
    let runs = 0;
    const requests = computed(() => {
      http.get('/api').subscribe();
      return ++runs;
    });
    requests();
    auth.signOut();
    requests();
    expect(runs).toBe(1);
  });

  it('hands errors on as they are', () => {
    setUp(['/api']);
    auth.signIn();
    let error: unknown;
    http.get('/api').subscribe({ error: (thrown: unknown) => (error = thrown) });
    TestBed.inject(HttpTestingController)
      .expectOne('/api')
      .flush(null, { status: 401, statusText: 'Unauthorized' });
    expect((error as HttpErrorResponse).status).toBe(401);
    TestBed.inject(HttpTestingController).verify();
  });

  it('stops the start of the app at an unsafe rule', () => {
    expect(() => setUp(['http://api.example.com'])).toThrowMatching(
      (error: unknown) => error instanceof AuthError && error.code === 'config',
    );
  });

  describe('in dev mode', () => {
    let warn: jasmine.Spy;
    beforeEach(() => (warn = spyOn(console, 'warn')));

    it('warns once when a rule asks for an access token and there is none', () => {
      setUp(['/api']);
      auth.signIn({}, null);
      expect(sent('/api')).toBeNull();
      sent('/api');
      expect(warn).toHaveBeenCalledOnceWith(jasmine.stringContaining('there is none'));
    });

    it('warns when the access token is opaque, without naming it, and sends it', () => {
      setUp(['/api']);
      auth.signIn({}, 'opaque-token');
      expect(sent('/api')).toBe('Bearer opaque-token');
      expect(warn).toHaveBeenCalledOnceWith(jasmine.stringContaining('opaque'));
      expect(warn).not.toHaveBeenCalledWith(jasmine.stringContaining('opaque-token'));
    });

    it('has nothing to say about ID tokens, readable access tokens and guests', () => {
      setUp(['/api', { url: '/me', token: 'id' }]);
      sent('/api');
      auth.signIn({}, null);
      sent('/me');
      auth.signIn({}, createIdToken({ aud: 'https://api.example' }));
      sent('/api');
      expect(warn).not.toHaveBeenCalled();
    });
  });
});
