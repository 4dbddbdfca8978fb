// POST /passwordless/start: "sends" a code or a link by e-mail or SMS, to the outbox.
import { lockCall, type LockCall } from '../gate/lock-call.ts';
import { ApiError, sendJson } from '../http/http-context.ts';
import { field } from '../http/read-body.ts';
import type { Route } from '../http/route.ts';
import type { ClientSettings } from '../settings/settings.ts';
import type { TenantContext } from '../tenant-context.ts';
import { passwordlessAccount } from './passwordless-account.ts';

export function passwordlessRoutes(context: TenantContext): Route[] {
  return [lockCall(context, '/passwordless/start', (call) => start(context, call))];
}

function start(context: TenantContext, { http, body, client }: LockCall): void {
  const connection = client.connections.find(({ name }) => name === field(body, 'connection'));
  if (connection?.strategy !== 'email' && connection?.strategy !== 'sms') {
    throw refusal('bad.connection', 'Connection does not exist');
  }
  const sms = connection.strategy === 'sms';
  const to = field(body, sms ? 'phone_number' : 'email').trim();
  if (sms && !/^\+\d{6,15}$/.test(to)) {
    throw refusal('bad.phone_number', 'Invalid phone number');
  }
  if (!sms && !/^[^\s@]+@[^\s@]+$/.test(to)) throw refusal('bad.email', 'Invalid email');
  if (!sms && field(body, 'send') === 'link') {
    const { sub } = passwordlessAccount(context, connection, to);
    const link = signInLink(context, client, sub, body['authParams']);
    context.outbox.send({ kind: 'link', to, code: null, link });
  } else {
    const code = context.codes.issue(connection.name, to);
    context.outbox.send({ kind: 'code', to, code, link: null });
  }
  context.requests.decide(http.request, {
    decision: 'A message in the inbox',
    reason: `Anybody may sign in by ${connection.strategy}.`,
    person: to,
  });
  sendJson(http, 200, {
    _id: Buffer.from(to).toString('hex').slice(0, 24),
    ...(sms ? { phone_number: to } : { email: to, email_verified: false }),
  });
}

/** The address a person would find in the mail: /authorize with a ticket, valid for a minute. */
function signInLink(
  { issuer, tickets }: TenantContext,
  client: ClientSettings,
  sub: string,
  authParams: unknown,
): string {
  const link = new URL('authorize', issuer);
  for (const [name, value] of Object.entries(authParams ?? {})) {
    if (typeof value === 'string') link.searchParams.set(name, value);
  }
  link.searchParams.set('client_id', client.id);
  link.searchParams.set('login_ticket', tickets.issue(client.id, sub));
  return link.href;
}

function refusal(error: string, description: string): ApiError {
  return new ApiError(400, { error, error_description: description });
}
