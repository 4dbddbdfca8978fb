// One account of the tenant, and the claims that tokens carry about it.
import { avatarUrl } from './avatar.ts';

/** Somebody who can sign in. */
export interface Account {
  /** `auth0|…`, `google-oauth2|…`, `email|…`, `sms|…` */
  readonly sub: string;
  readonly connection: string;
  email: string | null;
  phoneNumber: string | null;
  username: string | null;
  password: string | null;
  name: string;
  givenName: string | null;
  familyName: string | null;
  nickname: string;
  /** Null: the tenant's own, with the initials. */
  picture: string | null;
  emailVerified: boolean;
  blocked: boolean;
  /** Has to type a one-time code after the password. */
  mfa: boolean;
  signInError: string | null;
  claims: Record<string, unknown>;
  userMetadata: Record<string, unknown>;
  updatedAt: Date;
}

/** The claims that the scopes allow, as Auth0's ID tokens and /userinfo have them. */
export function claimsOf(
  account: Account,
  scopes: ReadonlySet<string>,
  issuer: string,
): Record<string, unknown> {
  return {
    ...account.claims,
    ...(scopes.has('profile') && {
      name: account.name,
      ...(account.givenName && { given_name: account.givenName }),
      ...(account.familyName && { family_name: account.familyName }),
      nickname: account.nickname,
      ...(account.username && { username: account.username }),
      picture: account.picture ?? avatarUrl(account.name, issuer),
      updated_at: account.updatedAt.toISOString(),
    }),
    ...(scopes.has('email') &&
      account.email && { email: account.email, email_verified: account.emailVerified }),
    ...(account.phoneNumber &&
      scopes.has('profile') && { phone_number: account.phoneNumber, phone_number_verified: true }),
    sub: account.sub,
  };
}
