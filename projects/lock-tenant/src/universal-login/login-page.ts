// The tenant's own sign-in pages: a password form, the stand-in for social logins, and consent.
import type { Interaction } from 'oidc-provider';
import { sameProfile, type SocialChoice } from '../social/social-account.ts';
import { signInWithPassword } from '../sign-in/with-password.ts';
import { ApiError, redirect, type HttpContext } from '../http/http-context.ts';
import { html, sendPage, type Page } from '../http/html.ts';
import { readForm } from '../http/read-body.ts';
import type { OidcCore } from '../oidc/oidc-core.ts';
import type { Route } from '../http/route.ts';
import type { ClientSettings } from '../settings/settings.ts';
import type { ConnectionOptions } from '../settings/tenant-options.ts';
import type { TenantContext } from '../tenant-context.ts';
import { card } from '../pages/card.ts';
import { passSecondFactor, sendSecondFactor } from './second-factor.ts';
import { consentPage, passwordPage, secondFactorPage, socialPage } from './login-forms.ts';

const path = /^\/u\/login\/([\w-]+)$/;

interface Visit {
  interaction: Interaction;
  client: ClientSettings;
  connection: ConnectionOptions | undefined;
}

export function loginPageRoutes(context: TenantContext, oidc: OidcCore): Route[] {
  return [
    { method: 'GET', path, kind: 'page', handle: (http) => show(context, oidc, http) },
    { method: 'POST', path, kind: 'page', handle: (http) => submit(context, oidc, http) },
  ];
}

async function show(context: TenantContext, oidc: OidcCore, http: HttpContext): Promise<void> {
  const visit = await findVisit(context, oidc, http);
  if (!visit) return;
  if (visit.interaction.prompt.name === 'mfa') sendSecondFactor(context, visit.interaction);
  showForm(context, http, visit, '');
}

async function submit(context: TenantContext, oidc: OidcCore, http: HttpContext): Promise<void> {
  const visit = await findVisit(context, oidc, http);
  if (!visit) return;
  const { interaction, client, connection } = visit;
  const { request, response } = http;
  const form = await readForm(http);
  context.requests.noteBody(request, Object.fromEntries(form));
  const settle = async (result: Record<string, unknown>) =>
    redirect(http, await oidc.settleInteraction(request, response, result));

  if (form.get('action') === 'deny') {
    context.requests.decide(request, { decision: 'Cancelled', reason: 'The person said no.' });
    return settle({
      error: 'access_denied',
      error_description: 'User did not authorize the request',
    });
  }
  if (interaction.prompt.name === 'consent') return settle({ consent: {} });
  try {
    if (interaction.prompt.name === 'mfa') {
      const accountId = passSecondFactor(context, interaction, form.get('code') ?? '');
      context.requests.decide(request, {
        decision: 'Passed',
        reason: 'The one-time code is right.',
      });
      return await settle({ login: { accountId, amr: ['mfa'] } });
    }
    const sub = signIn(context, connection, form);
    context.requests.decide(request, {
      decision: 'A login ticket',
      reason:
        connection?.strategy === 'auth0' ? 'The password is right.' : 'The person was chosen.',
      person: form.get('username') ?? form.get('email') ?? sub,
    });
    redirect(http, withTicket(context, interaction, context.tickets.issue(client.id, sub)));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    context.requests.decide(request, {
      decision: `Refused: ${error.message}`,
      reason: error.reason,
    });
    showForm(context, http, visit, String(error.body['error_description'] ?? error.message));
  }
}

function signIn(
  context: TenantContext,
  connection: ConnectionOptions | undefined,
  form: URLSearchParams,
): string {
  if (!connection) {
    throw new ApiError(400, { error: 'no_connection', error_description: 'No such connection.' });
  }
  if (connection.strategy === 'auth0') {
    const { sub } = signInWithPassword(
      context,
      connection,
      form.get('username') ?? '',
      form.get('password') ?? '',
    );
    return sub;
  }
  return sameProfile(context, connection, form.get('email') ?? '').sub;
}

/** Begins /authorize anew, now with a ticket: one way in for Lock and for these pages. */
function withTicket({ issuer }: TenantContext, { params }: Interaction, ticket: string): string {
  const target = new URL('authorize', issuer);
  for (const [name, value] of Object.entries(params)) {
    // The resource was derived from the audience, which is there too.
    if (value !== undefined && name !== 'resource') target.searchParams.set(name, value);
  }
  target.searchParams.set('login_ticket', ticket);
  return target.href;
}

async function findVisit(
  context: TenantContext,
  oidc: OidcCore,
  http: HttpContext,
): Promise<Visit | null> {
  try {
    const interaction = await oidc.interaction(http.request, http.response);
    const client = context.settings.clients.find(
      ({ id }) => id === interaction.params['client_id'],
    );
    if (!client || !http.url.pathname.endsWith(interaction.uid)) throw new Error('gone');
    const wanted = interaction.params['connection'];
    const connection = client.connections.find(({ name, strategy }) =>
      wanted ? name === wanted : strategy === 'auth0',
    );
    return { interaction, client, connection };
  } catch {
    // The cookie is missing or old: say so instead of a stack trace.
    sendPage(http, 400, card('This sign-in is over', html`<p>Begin again in your app.</p>`));
    return null;
  }
}

function showForm(
  context: TenantContext,
  http: HttpContext,
  { interaction, client, connection }: Visit,
  problem: string,
): void {
  const choices: SocialChoice[] = context.accounts
    .list()
    .filter(({ email }) => email !== null)
    .map(({ name, email }) => ({ name, email: email ?? '' }));
  const unique = [...new Map(choices.map((choice) => [choice.email, choice])).values()];
  // A browser also checks where a form's answer redirects to: back to the app, at last.
  const targets = [...new Set(client.callbacks.map((callback) => new URL(callback).origin))];
  let page: Page;
  if (interaction.prompt.name === 'consent') page = consentPage(client.name, targets);
  else if (interaction.prompt.name === 'mfa')
    page = secondFactorPage(client.name, problem, targets);
  else if (!connection || connection.strategy === 'auth0') {
    page = passwordPage(client.name, problem, targets);
  } else page = socialPage(client.name, connection, unique, problem, targets);
  sendPage(http, problem ? 400 : 200, page);
}
