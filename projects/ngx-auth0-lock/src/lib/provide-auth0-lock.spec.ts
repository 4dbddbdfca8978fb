// Setting the library up: what is refused at once, and what a feature adds.
import { ErrorHandler, inject, InjectionToken } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthError } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG, feature, type AuthConfig } from './auth-config';
import { AuthModule } from './auth-module';
import { AuthService } from './auth-service';
import { provideAuth0Lock } from './provide-auth0-lock';

const good = { clientId: 'client-1', domain: 'acme.eu.auth0.com', storage: 'memory' } as const;

const bad: Record<string, unknown> = {
  'no client id': { ...good, clientId: undefined },
  'an empty client id': { ...good, clientId: '' },
  'no domain': { ...good, domain: undefined },
  'a domain with a path': { ...good, domain: 'acme.eu.auth0.com/x' },
  'plain http to another machine': { ...good, domain: 'http://acme.eu.auth0.com' },
};

const unsafe: Record<string, AuthConfig['lock']> = {
  'answers that nobody asked for': { _enableIdPInitiatedLogin: true },
  'a fixed state': { auth: { params: { state: 'x' } } },
  'a response without an ID token': { auth: { responseType: 'code' } },
};

/** What the app's ErrorHandler is told when it starts with such options for Lock. */
function reported(lock: AuthConfig['lock']): Promise<unknown> {
  return new Promise((resolve) => {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Lock({ ...good, lock }),
        { provide: ErrorHandler, useValue: { handleError: resolve } },
      ],
    });
    TestBed.inject(AuthService);
  });
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return error instanceof AuthError ? error.code : 'another error';
  }
  return undefined;
}

describe('provideAuth0Lock', () => {
  for (const [what, config] of Object.entries(bad)) {
    it(`refuses ${what} at once`, () => {
      expect(codeOf(() => provideAuth0Lock(config as AuthConfig))).toBe('config');
    });

    it(`refuses ${what} that a function returns, when the app starts`, () => {
      TestBed.configureTestingModule({
        providers: [provideAuth0Lock(() => config as AuthConfig)],
      });
      expect(codeOf(() => TestBed.inject(AuthService))).toBe('config');
    });
  }

  for (const [what, lock] of Object.entries(unsafe)) {
    it(`reports ${what} when the app starts, and starts it`, async () => {
      const error = await reported(lock);
      expect(error).toBeInstanceOf(AuthError);
      expect((error as AuthError).code).toBe('config');
      expect(TestBed.inject(AuthService).status()).toBe('signed-out');
    });
  }

  it('calls a function once, where it may inject', () => {
    const CLIENT = new InjectionToken('client', { factory: () => 'from-elsewhere' });
    const config = jasmine
      .createSpy<() => AuthConfig>()
      .and.callFake(() => ({ ...good, clientId: inject(CLIENT) }));
    TestBed.configureTestingModule({ providers: [provideAuth0Lock(config)] });
    TestBed.inject(AuthService);
    expect(TestBed.inject(AUTH_CONFIG).clientId).toBe('from-elsewhere');
    expect(config).toHaveBeenCalledTimes(1);
  });

  it('adds what its features provide', () => {
    const ADDED = new InjectionToken<string>('added');
    const withAddition = feature('withAddition', [{ provide: ADDED, useValue: 'yes' }]);
    TestBed.configureTestingModule({ providers: [provideAuth0Lock(good, withAddition)] });
    expect(TestBed.inject(ADDED)).toBe('yes');
  });

  it('names the feature that is given twice', () => {
    const twice = [feature('withOne', []), feature('withTwo', []), feature('withOne', [])];
    expect(() => provideAuth0Lock(good, ...twice)).toThrowError(AuthError, /withOne\(\).*twice/);
  });
});

describe('AuthModule', () => {
  it('sets up the same', () => {
    TestBed.configureTestingModule({ imports: [AuthModule.forRoot(good)] });
    expect(TestBed.inject(AuthService).status()).toBe('signed-out');
    expect(codeOf(() => AuthModule.forRoot({ ...good, clientId: '' }))).toBe('config');
  });
});
