// Apps that use @auth0/angular-jwt read the token of our session, as they are and through our bridge.
import { HttpClient, provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { HTTP_INTERCEPTORS } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, importProvidersFrom, inject, NgModule } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { JWT_OPTIONS, JwtHelperService, JwtInterceptor, JwtModule } from '@auth0/angular-jwt';
import { AuthService, provideAuth0Lock } from 'ngx-auth0-lock';
import { AuthTestingController, provideAuthTesting, createIdToken } from 'ngx-auth0-lock/testing';
import { withAngularJwt } from './with-angular-jwt';

const config = { clientId: 'testing-client', domain: 'tenant.example' };

describe('an app with JwtModule and a tokenGetter on localStorage', () => {
  // As in the README of @auth0/angular-jwt; the app knows nothing of us.
  @NgModule({
    imports: [
      JwtModule.forRoot({
        config: {
          tokenGetter: () => localStorage.getItem('id_token'),
          allowedDomains: ['api.example.com'],
        },
      }),
    ],
  })
  class ExistingModule {}

  @Component({ template: `{{ expired() ? 'Please log in' : 'Welcome ' + name() }}` })
  class ExistingPage {
    private readonly jwt = inject(JwtHelperService);
    protected expired() {
      return this.jwt.isTokenExpired();
    }
    protected name() {
      return (this.jwt.decodeToken() as { name: string }).name;
    }
  }

  function setUp() {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(config),
        importProvidersFrom(ExistingModule),
        provideHttpClient(withInterceptorsFromDi()),
        provideHttpClientTesting(),
      ],
    });
    return TestBed.inject(AuthService);
  }

  afterEach(() => {
    TestBed.resetTestingModule();
    localStorage.clear();
  });

  function textOfPage(): string {
    const fixture = TestBed.createComponent(ExistingPage);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it('greets the person whom our session restored', () => {
    localStorage.setItem('id_token', createIdToken({ name: 'Ada' }));
    const auth = setUp();
    expect(auth.authenticated()).toBeTrue();
    expect(textOfPage()).toBe('Welcome Ada');
  });

  it('sends the token of our session with its own interceptor', () => {
    localStorage.setItem('id_token', createIdToken());
    const auth = setUp();
    TestBed.inject(HttpClient).get('https://api.example.com/orders').subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne(() => true);
    expect(request.headers.get('Authorization')).toBe(`Bearer ${auth.idToken()}`);
  });

  it('sees at once that the person has signed out', () => {
    localStorage.setItem('id_token', createIdToken());
    const auth = setUp();
    auth.logout({ scope: 'app' });
    expect(TestBed.inject(JwtHelperService).isTokenExpired()).toBeTrue();
    expect(textOfPage()).toBe('Please log in');
    TestBed.inject(HttpClient).get('https://api.example.com/orders').subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne(() => true);
    expect(request.headers.has('Authorization')).toBeFalse();
  });

  it('does not trip over a token that we removed because it had expired', () => {
    localStorage.setItem('id_token', createIdToken({ exp: 1 }));
    setUp();
    expect(textOfPage()).toBe('Please log in');
  });
});

describe('withAngularJwt', () => {
  let auth: AuthTestingController;

  function setUp(options?: Parameters<typeof withAngularJwt>[0]) {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock(config, withAngularJwt(options)),
        provideAuthTesting(),
        provideHttpClient(withInterceptorsFromDi()),
        provideHttpClientTesting(),
        { provide: HTTP_INTERCEPTORS, useClass: JwtInterceptor, multi: true },
      ],
    });
    auth = TestBed.inject(AuthTestingController);
    return TestBed.inject(JwtHelperService);
  }

  it('gives JwtHelperService the token of our session, wherever that is kept', () => {
    const jwt = setUp();
    expect(jwt.isTokenExpired()).toBeTrue();
    expect(jwt.decodeToken()).toBeNull();
    auth.signIn({ name: 'Ada' });
    expect(jwt.isTokenExpired()).toBeFalse();
    expect(jwt.decodeToken()).toEqual(jasmine.objectContaining({ name: 'Ada' }));
    auth.expire();
    expect(jwt.isTokenExpired()).toBeTrue();
  });

  it('gives JwtInterceptor its token and the settings of the app', () => {
    setUp({ allowedDomains: ['api.example.com'], authScheme: 'JWT ' });
    auth.signIn();
    const http = TestBed.inject(HttpClient);
    const backend = TestBed.inject(HttpTestingController);
    http.get('https://api.example.com/orders').subscribe();
    const { request } = backend.expectOne('https://api.example.com/orders');
    const token = TestBed.inject(AuthService).idToken();
    expect(request.headers.get('Authorization')).toBe(`JWT ${token}`);
    http.get('https://other.example.com/').subscribe();
    const other = backend.expectOne('https://other.example.com/').request;
    expect(other.headers.has('Authorization')).toBeFalse();
  });

  it('lets the app choose another token', () => {
    const accessToken = createIdToken({ sub: 'access' });
    const jwt = setUp({ tokenGetter: () => accessToken });
    expect(jwt.decodeToken()).toEqual(jasmine.objectContaining({ sub: 'access' }));
  });

  it('reads the session anew each time', () => {
    setUp();
    const { tokenGetter } = TestBed.inject(JWT_OPTIONS) as { tokenGetter(): string | null };
    expect(tokenGetter()).toBeNull();
    auth.signIn();
    expect(tokenGetter()).toBe(TestBed.inject(AuthService).idToken());
  });
});
