// POST /co/authenticate: a user name and password, or a code, against a login ticket.
import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts/account.ts';
import { ApiError, sendJson } from '../http/http-context.ts';
import { field } from '../http/read-body.ts';
import { lockCall, type LockCall } from '../gate/lock-call.ts';
import type { Route } from '../http/route.ts';
import { signInWithCode } from './with-code.ts';
import type { TenantContext } from '../tenant-context.ts';
import { signInWithPassword } from './with-password.ts';

const grants = 'http://auth0.com/oauth/grant-type/';

export function authenticateRoutes(context: TenantContext): Route[] {
  return [lockCall(context, '/co/authenticate', (call) => authenticate(context, call))];
}

function authenticate(context: TenantContext, { http, body, client }: LockCall): void {
  const realm = client.connections.find(({ name }) => name === field(body, 'realm'));
  if (!realm) {
    throw new ApiError(400, {
      error: 'invalid_request',
      error_description: `Unknown realm ${field(body, 'realm')}.`,
    });
  }
  const credentials = field(body, 'credential_type');
  const code = credentials === `${grants}passwordless/otp`;
  let account: Account;
  switch (credentials) {
    case `${grants}password-realm`:
      account = signInWithPassword(
        context,
        realm,
        field(body, 'username'),
        field(body, 'password'),
      );
      break;
    case `${grants}passwordless/otp`:
      account = signInWithCode(context, realm, field(body, 'username'), field(body, 'otp'));
      break;
    default:
      throw new ApiError(400, {
        error: 'unsupported_credential_type',
        error_description: 'Unknown or invalid credential type.',
      });
  }
  context.requests.decide(http.request, {
    decision: 'A login ticket',
    reason: `The ${code ? 'code' : 'password'} is right.`,
    person: field(body, 'username'),
  });
  sendJson(http, 200, {
    login_ticket: context.tickets.issue(client.id, account.sub),
    co_verifier: randomBytes(24).toString('base64url'),
    co_id: randomBytes(9).toString('base64url'),
  });
}
