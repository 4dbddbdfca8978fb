// The public names of ngx-auth0-lock/testing: for the tests of apps that use the library.
export { AuthButtonHarness, type HarnessRoot } from './auth-button-harness';
export { AuthTestingController } from './auth-testing-controller';
export { createIdToken, TESTING_CLIENT_ID, TESTING_DOMAIN } from './create-id-token';
export { FakeLock, type FakeLockAnswer, type FakeLockAnswers } from './fake-lock';
export type { TestingLogin } from './fake-session';
export { provideAuthTesting, type AuthTestingOptions } from './provide-auth-testing';
