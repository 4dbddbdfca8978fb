// POST /dbconnections/signup: a new user of the database, or the error that Lock has a text for.
import { field } from '../http/read-body.ts';
import { lockCall, type LockCall } from '../gate/lock-call.ts';
import { ApiError, sendJson } from '../http/http-context.ts';
import type { Route } from '../http/route.ts';
import type { ClientSettings } from '../settings/settings.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';
import { checkPassword } from './password-policy.ts';
import { answeredProfile, signUpProfile } from './sign-up-profile.ts';

export function signUpRoutes(context: TenantContext): Route[] {
  return [lockCall(context, '/dbconnections/signup', (call) => signUp(context, call))];
}

function signUp(context: TenantContext, { http, body, client }: LockCall): void {
  const { accounts, attempts, requests, settings } = context;
  const connection = findDatabase(client, field(body, 'connection'));
  if (connection.signUp === false) throw refusal('Signup is disabled.', 'public_signup_disabled');
  if (!attempts.maySignUp(http.request.socket.remoteAddress ?? '')) {
    throw new ApiError(429, {
      name: 'TooManyRequestsError',
      code: 'too_many_requests',
      description: 'Too many signups from the same address. Please wait.',
      statusCode: 429,
    });
  }
  const email = field(body, 'email').trim().toLowerCase();
  const username = field(body, 'username').trim();
  const password = field(body, 'password');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw refusal('The email format is invalid.', 'invalid_email');
  }
  if (connection.requiresUsername && !username) {
    throw refusal('A username is required.', 'missing_username');
  }
  if (accounts.find(connection.name, email)) {
    throw refusal('The user already exists.', 'user_exists');
  }
  if (username && accounts.find(connection.name, username)) {
    throw refusal('The username provided is in use already.', 'username_exists');
  }
  const weakness = checkPassword(password, connection, [email, username], settings.leakedPasswords);
  if (weakness) throw new ApiError(400, { ...weakness, statusCode: 400 });
  const profile = signUpProfile(body);
  const account = accounts.add({
    connection: connection.name,
    email,
    password,
    emailVerified: false,
    ...(username && { username }),
    ...profile,
  });
  requests.decide(http.request, {
    decision: 'A new user',
    reason: 'The address is free and the password strong enough.',
    person: email,
  });
  sendJson(http, 200, {
    _id: account.sub.slice(account.sub.indexOf('|') + 1),
    email,
    email_verified: false,
    ...(username && { username }),
    ...answeredProfile(profile),
  });
}

/** The database connection of that name. Throws ApiError 400. */
export function findDatabase(client: ClientSettings, name: string): ConnectionOptions {
  const found = client.connections.find((entry) => entry.name === name);
  if (found?.strategy === 'auth0') return found;
  throw refusal(`The connection ${name || '(none)'} does not exist.`, 'invalid_connection');
}

function refusal(description: string, code: string): ApiError {
  return new ApiError(400, { name: 'BadRequestError', code, description, statusCode: 400 });
}
