// The public API of auth0-lock-tenant.
export { createTenant } from './create-tenant.ts';
export type { Snapshot, Tenant, TenantUsers } from './tenant.ts';
export type { TenantClock } from './clock/tenant-clock.ts';
export type { Account } from './accounts/account.ts';
export { faultNames, faultTable, type FaultName } from './faults/fault-table.ts';
export type { FaultSwitches } from './faults/fault-switches.ts';
export type { LoginEvent, LoginRequest, LoginUser, OnLogin } from './settings/login-event.ts';
export type { SentMessage } from './outbox/outbox.ts';
export type { RecordedRequest } from './http/recorded-request.ts';
export type { GrantType } from './settings/grant-types.ts';
export { OptionError } from './option-error.ts';
export type {
  AudienceOptions,
  OrganizationOptions,
  ClientOptions,
  ConnectionOptions,
  Limits,
  PasswordPolicy,
  RefreshTokenOptions,
  SignInError,
  TenantOptions,
  TokenLifetimes,
  UserOptions,
} from './settings/tenant-options.ts';
