// Verifies ID tokens with `jose`. Only ever imported lazily (verify-id-token.ts), to stay out of every
// first bundle.
import { base64url, compactVerify, createRemoteJWKSet, errors } from 'jose';
import { AuthError, type AuthErrorCode } from '../auth-error';
import type { ExpectedIdToken } from './expected-id-token';
import { decodeToken, type IdTokenClaims } from './id-token';
import { numberOption } from '../number-option';
import { audienceIncludes, hasIdTokenForm } from './stored-token';

/** Does what `verifyIdToken` says. */
export async function verifyWithJose(
  token: unknown,
  expected: ExpectedIdToken,
): Promise<IdTokenClaims> {
  const { toleranceSeconds: tolerance = 60, maxAgeSeconds } = expected;
  numberOption('toleranceSeconds', tolerance);
  ensure(tolerance <= 300, 'toleranceSeconds must be 300 or less.', 'config');
  if (maxAgeSeconds !== undefined) numberOption('maxAgeSeconds', maxAgeSeconds);
  ensure(
    globalThis.crypto?.subtle,
    'This page is not served by https (or localhost): browsers offer no cryptography there.',
    'insecure-context',
  );
  const decoded = decodeToken(token);
  ensure(decoded, 'The ID token is not a JWT.', 'token-malformed');
  ensure(
    hasIdTokenForm(decoded),
    'The ID token is not signed with RS256, or a claim is missing or of the wrong type.',
  );
  const { claims } = decoded;
  // What needs no key comes before the signature: a token of somebody else costs no request.
  checkParties(claims, expected);
  checkOrganization(claims, expected.organization);
  await verifySignature(token as string, expected.jwksUrl);
  await checkAccessToken(claims, expected);
  checkTimes(claims, expected, tolerance);
  return claims;
}

// Kept for the life of the page: jose fetches the keys again after ten minutes, and for a key id
// that it does not know, but then at most once in 30 seconds.
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/** Verifies the RS256 signature of a token with whatever payload by the keys at `jwksUrl`. */
export async function verifySignature(token: string, jwksUrl: string): Promise<void> {
  const keySet = keySets.get(jwksUrl) ?? createRemoteJWKSet(new URL(jwksUrl));
  keySets.set(jwksUrl, keySet);
  const key = (...header: Parameters<typeof keySet>) =>
    keySet(...header).catch((cause: unknown) => {
      const unfit =
        cause instanceof errors.JWKSNoMatchingKey ||
        cause instanceof errors.JWKSMultipleMatchingKeys;
      throw unfit
        ? new AuthError('token-signature', "None of the tenant's keys is the ID token's.", cause)
        : new AuthError('network', "The tenant's keys could not be fetched.", cause);
    });
  await compactVerify(token, key, { algorithms: ['RS256'] }).catch((cause: unknown) => {
    throw cause instanceof AuthError
      ? cause
      : new AuthError('token-signature', 'The signature of the ID token is wrong.', cause);
  });
}

function checkParties(claims: IdTokenClaims, expected: ExpectedIdToken): void {
  const { issuer, clientId, nonce, subject } = expected;
  const { iss, aud, azp, sub } = claims;
  ensure(iss === issuer, 'The ID token is of another issuer.');
  ensure(audienceIncludes(aud, clientId), 'The ID token is for another client.');
  const several = Array.isArray(aud) && aud.length > 1;
  ensure(
    azp === clientId || (azp === undefined && !several),
    'The ID token was issued to another client.',
  );
  ensure(nonce == null || claims.nonce === nonce, 'The ID token answers another request.');
  ensure(subject == null || sub === subject, 'The ID token is about another user.');
}

// Auth0 keeps organization audienceIncludes in lower case.
function checkOrganization(claims: IdTokenClaims, organization?: string): void {
  if (organization === undefined) return;
  ensure(
    organization.startsWith('org_')
      ? claims['org_id'] === organization
      : claims['org_name'] === organization.trim().toLowerCase(),
    'The ID token is for another organization.',
  );
}

// OpenID Connect Core 1.0, section 3.2.2.9; required here where the standard requires it only of
// answers that come with an access token, which is what this is about.
async function checkAccessToken(
  claims: IdTokenClaims,
  { accessToken, atHashOptional }: ExpectedIdToken,
) {
  if (accessToken == null || (atHashOptional && claims.at_hash === undefined)) return;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
  ensure(
    claims.at_hash === base64url.encode(new Uint8Array(digest, 0, 16)),
    'The access token does not belong to the ID token.',
  );
}

function checkTimes(claims: IdTokenClaims, expected: ExpectedIdToken, tolerance: number): void {
  const now = expected.now / 1000;
  const { maxAgeSeconds } = expected;
  const { auth_time: signedInAt, exp, iat, nbf = 0 } = claims;
  ensure(iat > 0, 'The ID token does not say when it was issued.');
  // Each comparison also fails when it is made with NaN.
  ensure(
    iat <= now + tolerance,
    "This device's clock is behind: check date and time.",
    'clock-skew',
  );
  ensure(now < exp + tolerance, 'The ID token has expired.', 'token-expired');
  ensure(nbf <= now + tolerance, 'The ID token is not valid yet.');
  ensure(
    maxAgeSeconds === undefined ||
      (Number.isFinite(signedInAt) && now <= (signedInAt as number) + maxAgeSeconds + tolerance),
    'The sign-in behind the ID token is too old.',
  );
}

function ensure(
  condition: unknown,
  message: string,
  code: AuthErrorCode = 'token-claims',
): asserts condition {
  if (!condition) throw new AuthError(code, message);
}
