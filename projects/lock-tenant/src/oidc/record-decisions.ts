// Writes down what /authorize and the token endpoint decided, and why: the log says more than the answer.
import type { OidcContext, Provider } from 'oidc-provider';
import type { FaultName } from '../faults/fault-table.ts';
import type { TenantContext } from '../tenant-context.ts';

/** Why a person has to be asked, by the names of oidc-provider's checks and of ours. */
const questions: Readonly<Record<string, string>> = {
  no_session: 'This browser has no session with the tenant.',
  login_prompt: 'prompt=login asks for the person in any case.',
  select_account_prompt: 'prompt=select_account asks for the person in any case.',
  max_age: 'The last sign-in is longer ago than max_age.',
  account_gone: 'The user of the session is gone.',
  connection: 'The session is of another connection than the one that is named.',
  consent_prompt: 'prompt=consent asks for the consent in any case.',
  second_factor: 'The user has a second factor.',
  second_factor_silent: 'The user has a second factor.',
};

/** To be called after all that changes answers: listeners run in order. */
export function recordDecisions(provider: Provider, context: TenantContext): void {
  const { requests } = context;
  provider.on('authorization.success', (ctx, answer) => {
    const { params } = ctx.oidc;
    requests.note(ctx.req, { to: params['redirect_uri'], ...answer });
    const ticket = params['login_ticket'];
    requests.decide(ctx.req, {
      decision: `Signed in: ${named(answer)}`,
      reason: ticket ? 'The login ticket is good.' : 'This browser has a session with the tenant.',
      ...personOf(context, ctx.oidc.session.accountId),
    });
  });
  provider.on('authorization.error', (ctx, error) => {
    const { error_description } = error;
    requests.note(ctx.req, { error: error.error, error_description });
    requests.decide(ctx.req, {
      decision: `Refused: ${error.error}`,
      reason: reasonOf(context, ctx, error),
      ...personOf(context, ctx.oidc.session?.accountId),
    });
  });
  provider.on('interaction.started', (ctx, { name, reasons }) =>
    requests.decide(ctx.req, {
      decision: name === 'mfa' ? 'Asks for the second factor' : `Asks the person: ${name}`,
      reason: [...new Set(reasons.map((name) => questions[name] ?? name))].join(' '),
      ...personOf(context, ctx.oidc.session.accountId),
    }),
  );
  provider.on('grant.success', (ctx) => {
    const type = ctx.oidc.params['grant_type'] ?? '';
    requests.decide(ctx.req, {
      decision: `Tokens: ${named((ctx.body ?? {}) as Record<string, unknown>)}`,
      reason: grants[type] ?? 'The grant is good.',
      ...personOf(context, ctx.oidc.entities.Grant?.accountId),
    });
  });
  provider.on('grant.error', (ctx, { error, error_detail, error_description }) =>
    requests.decide(ctx.req, {
      decision: `Refused: ${error}`,
      reason:
        (error === 'invalid_grant' && faultOf(context, ctx)) ||
        sentence(error_detail ?? error_description),
      ...personOf(context, ctx.oidc.entities?.Grant?.accountId),
    }),
  );
}

const grants: Readonly<Record<string, string>> = {
  authorization_code: 'The code is good, and its verifier fits.',
  refresh_token: 'The refresh token is good.',
  client_credentials: "The client's secret is right.",
};

function reasonOf(
  { settings, faults }: TenantContext,
  { oidc }: OidcContext,
  { error, error_detail, error_description }: Parameters<GrantErrorListener>[1],
): string {
  // The address that resumes a sign-in which is over has neither session nor parameters.
  const params = oidc.params ?? {};
  const client = settings.clients.find(({ id }) => id === params['client_id']);
  const fault = error?.replaceAll('_', '-');
  if (faults.list().some((name) => name === fault)) return `The fault ${fault} is on.`;
  if (error === 'login_required' && !oidc.session?.accountId) {
    return 'This browser has no session with the tenant, and prompt=none asks nobody.';
  }
  if (error === 'invalid_client') return `No client has the id ${params['client_id'] ?? '(none)'}.`;
  if (error === 'invalid_redirect_uri' && client) {
    return `${params['redirect_uri']} is not among the callbacks of ${client.id}: ${client.callbacks.join(', ')}. The list is exact.`;
  }
  return sentence(error_detail ?? error_description);
}

type GrantErrorListener = (
  context: OidcContext,
  error: { error?: string; error_detail?: string; error_description?: string },
) => void;

const spentBy: Readonly<Record<string, FaultName>> = {
  authorization_code: 'code-reused',
  refresh_token: 'refresh-reused',
};

/** The fault that made a grant count as used. */
function faultOf({ faults }: TenantContext, { oidc }: OidcContext): string | null {
  // Where the body could not be read there are no parameters.
  const type = oidc.params?.['grant_type'] ?? '';
  const fault = spentBy[type];
  return fault && faults.has(fault) ? `The fault ${fault} is on.` : null;
}

function personOf({ accounts }: TenantContext, sub: string | undefined): { person?: string } {
  const account = sub === undefined ? undefined : accounts.bySub(sub);
  if (!account) return {};
  return { person: account.email ?? account.username ?? account.phoneNumber ?? account.sub };
}

/** What was handed over, by name. */
function named(answer: Record<string, unknown>): string {
  const names = { code: 'code', id_token: 'ID token', access_token: 'access token' };
  return Object.entries({ ...names, refresh_token: 'refresh token' })
    .filter(([name]) => name in answer)
    .map(([, text]) => text)
    .join(', ');
}

function sentence(text = 'no more is known'): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
