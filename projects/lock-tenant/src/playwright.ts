// auth0-lock-tenant/playwright: a tenant for other people's browser tests.
export { expect } from '@playwright/test';
export {
  test,
  type StoryClock,
  type TenantFixtures,
  type TenantWorkerFixtures,
} from './playwright/fixtures.ts';
export type {
  OpenSignIn,
  SavedSignIns,
  SignInAs,
  SignInAsOptions,
} from './playwright/sign-in-as.ts';
