// Puts a session in the hands of a test.
import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import {
  AUTH_CONFIG,
  ɵAUTH_SESSION,
  ɵFIRST_AID,
  ɵLOCK_LOADER,
  ɵNAVIGATION_CODE,
  ɵBROWSER_WINDOW,
  withBearer,
  type AuthConfig,
  type ɵLockCode,
} from 'ngx-auth0-lock';
import { ɵcreateNavigation } from 'ngx-auth0-lock/navigation';
import type { BearerRule, IdTokenClaims } from 'ngx-auth0-lock/session';
import { AuthTestingController } from './auth-testing-controller';
import { TESTING_CLIENT_ID, TESTING_DOMAIN } from './create-id-token';
import { FakeLock } from './fake-lock';
import { FakePage } from './fake-page';
import { FakeSession } from './fake-session';

// For `preload()`, which would fetch the code of the real Lock.
const noLock: ɵLockCode = {
  createLock: async () => new FakeLock(),
  showOptions: async () => ({}),
};

/** What {@link provideAuthTesting} starts with. */
export interface AuthTestingOptions {
  /** Who is signed in when the test starts; without it nobody is. */
  readonly claims?: Partial<IdTokenClaims>;
  /** The parts of your configuration that the test depends on, such as `loginPath`. */
  readonly config?: Partial<AuthConfig>;
  /**
   * Which requests carry a token, as for `withBearer()`; default: those of your own `withBearer()`,
   * if there is one. For tests with
   * `provideHttpClient(withInterceptors([bearerInterceptor]))` and `provideHttpClientTesting()`.
   */
  readonly rules?: readonly BearerRule[];
}

/**
 * Provides `AuthService`, guards, directives and the interceptor for the tests of an app: no Lock,
 * no network, no storage, no timers, and the page is never left. In the place of
 * `provideAuth0Lock()`, or after it. Works with every test runner.
 *
 * @example
 * TestBed.configureTestingModule({ providers: [provideAuthTesting({ claims: { name: 'Ada' } })] });
 */
export function provideAuthTesting(options: AuthTestingOptions = {}): EnvironmentProviders {
  const { claims, config, rules } = options;
  return makeEnvironmentProviders([
    AuthTestingController,
    FakePage,
    {
      provide: FakeSession,
      useFactory: () => {
        const session = new FakeSession();
        if (claims) session.begin(claims);
        return session;
      },
    },
    {
      provide: AUTH_CONFIG,
      useValue: { clientId: TESTING_CLIENT_ID, domain: TESTING_DOMAIN, ...config },
    },
    { provide: ɵAUTH_SESSION, useExisting: FakeSession },
    { provide: ɵFIRST_AID, useValue: false },
    { provide: ɵBROWSER_WINDOW, useExisting: FakePage },
    { provide: ɵLOCK_LOADER, useValue: async () => noLock },
    // There at once, so that a guard answers and a sign-out leaves before the test's next line.
    { provide: ɵNAVIGATION_CODE, useValue: () => ({ ɵcreateNavigation }) },
    ...(rules ? withBearer(rules).ɵproviders : []),
  ]);
}
