// What else a sign-up says of a person: Auth0's root fields, and metadata for all others.
import { ApiError } from '../http/http-context.ts';
import { field } from '../http/read-body.ts';
import type { UserOptions } from '../settings/tenant-options.ts';

type Profile = Pick<
  UserOptions,
  'name' | 'givenName' | 'familyName' | 'nickname' | 'picture' | 'userMetadata'
>;

const rootFields = {
  name: 'name',
  given_name: 'givenName',
  family_name: 'familyName',
  nickname: 'nickname',
  picture: 'picture',
} as const;

/** Throws ApiError 400 when the metadata breaks the limits of Auth0's signup endpoint. */
export function signUpProfile(body: Record<string, unknown>): Profile {
  const profile: Profile = {};
  for (const [sent, kept] of Object.entries(rootFields)) {
    const value = field(body, sent);
    if (value) profile[kept] = value;
  }
  const metadata = body['user_metadata'];
  if (metadata !== undefined && metadata !== null) profile.userMetadata = checkMetadata(metadata);
  return profile;
}

/** The same as Auth0 answers it. */
export function answeredProfile(profile: Profile): Record<string, unknown> {
  const roots = Object.entries(rootFields)
    .filter(([, kept]) => profile[kept])
    .map(([sent, kept]) => [sent, profile[kept]]);
  return {
    ...(Object.fromEntries(roots) as Record<string, unknown>),
    ...(profile.userMetadata && { user_metadata: profile.userMetadata }),
  };
}

/** Ten fields, names of 100 characters, texts of 500: https://auth0.com/docs/api/authentication#signup */
function checkMetadata(metadata: unknown): Record<string, unknown> {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    throw refusal('be an object');
  }
  const fields = Object.entries(metadata);
  if (fields.length > 10) throw refusal('have at most ten fields');
  for (const [name, value] of fields) {
    if (name.length > 100) throw refusal('have names of at most 100 characters');
    if (typeof value !== 'string' || value.length > 500) {
      throw refusal('hold texts of at most 500 characters');
    }
  }
  return Object.fromEntries(fields);
}

function refusal(expected: string): ApiError {
  return new ApiError(400, {
    name: 'BadRequestError',
    code: 'invalid_body',
    description: `user_metadata must ${expected}.`,
    statusCode: 400,
  });
}
