// From Lock's many error shapes to one AuthError that holds nothing of theirs but a short name.
import { AuthError, type AuthErrorCode } from '../auth-error';
import { fieldsOf } from '../fields-of';

// Lock and auth0-js report `{error, errorDescription}` from a hash, `{code, error, description}`
// from a login and `{error, error_description}` from checkSession.
const CODES: Readonly<Record<string, AuthErrorCode>> = {
  login_required: 'login-required',
  interaction_required: 'login-required',
  consent_required: 'consent-required',
  timeout: 'timeout',
  request_error: 'network',
  invalid_hash: 'callback',
};

// idtoken-verifier names the claim in brackets; only these depend on this device's clock.
const ABOUT_TIME = /\((?:exp|iat|nbf)\)/;

/** Whatever was thrown or reported, as an AuthError. */
export function asAuthError(raw: unknown, otherwise: AuthErrorCode, message: string): AuthError {
  if (raw instanceof AuthError) return raw;
  const { error, code, errorDescription, error_description, description } = fieldsOf(raw);
  const name = firstText(error, code);
  const about = firstText(errorDescription, error_description, description);
  if (name === 'invalid_token' && ABOUT_TIME.test(about)) {
    return new AuthError('clock-skew', "This device's clock is wrong: set it and try again.", raw);
  }
  if (name === 'invalid_token' && /state/.test(about)) {
    return new AuthError('callback', 'This answer belongs to no sign-in of this browser.', raw);
  }
  return new AuthError(CODES[name] ?? otherwise, message, raw);
}

function firstText(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string') ?? '';
}
