// POST /dbconnections/change_password, and the page behind the link that it "sends".
import { lockCall, type LockCall } from '../gate/lock-call.ts';
import { ApiError, sendText, type HttpContext } from '../http/http-context.ts';
import { html, sendPage } from '../http/html.ts';
import { field, readForm } from '../http/read-body.ts';
import type { Route } from '../http/route.ts';
import { card } from '../pages/card.ts';
import type { TenantContext } from '../tenant-context.ts';
import { checkPassword } from './password-policy.ts';
import { findDatabase } from './sign-up.ts';

export function changePasswordRoutes(context: TenantContext): Route[] {
  const { resets } = context;

  const start = ({ http, body, client }: LockCall): void => {
    const connection = findDatabase(client, field(body, 'connection'));
    const email = field(body, 'email').trim();
    if (!email) {
      throw new ApiError(400, { error: 'invalid_request', error_description: 'email is required' });
    }
    // The answer is the same for a stranger: it must not tell who has an account.
    const account = context.accounts.find(connection.name, email);
    if (account) {
      const link = `${context.issuer}u/reset-password/${resets.issue(account.sub)}`;
      context.outbox.send({ kind: 'password-reset', to: email, code: null, link });
    }
    context.requests.decide(http.request, {
      decision: account ? 'A link in the inbox' : 'Nothing is sent',
      reason: account ? 'The user exists.' : `Nobody at ${connection.name} is called ${email}.`,
      person: email,
    });
    sendText(http, 200, "We've just sent you an email to reset your password.");
  };

  const find = (id: string) => context.accounts.bySub(resets.find(id) ?? '');
  const gone = (http: HttpContext) =>
    sendPage(http, 410, card('Link used or expired', html`<p>Ask for another one.</p>`));

  const show = (http: HttpContext, [id = '']: string[]): void => {
    const account = find(id);
    if (!account) return gone(http);
    showForm(http, account.email ?? '', '');
  };

  const change = async (http: HttpContext, [id = '']: string[]): Promise<void> => {
    const account = find(id);
    if (!account) return gone(http);
    const form = await readForm(http);
    context.requests.noteBody(http.request, Object.fromEntries(form));
    const password = form.get('password') ?? '';
    const connection = context.settings.connections.find(({ name }) => name === account.connection);
    const personal = [account.email ?? '', account.username ?? ''];
    const leaked = context.settings.leakedPasswords;
    const weakness = connection && checkPassword(password, connection, personal, leaked);
    if (weakness) return showForm(http, account.email ?? '', weakness.message);
    resets.redeem(id);
    account.password = password;
    account.updatedAt = new Date(context.clock.now());
    context.attempts.succeeded(account.sub);
    context.requests.decide(http.request, {
      decision: 'A new password',
      reason: 'The link was good and the password is strong enough.',
      ...(account.email && { person: account.email }),
    });
    sendPage(http, 200, card('Password changed', html`<p>Sign in with it in your app.</p>`));
  };

  return [
    lockCall(context, '/dbconnections/change_password', start),
    { method: 'GET', path: /^\/u\/reset-password\/([\w-]+)$/, kind: 'page', handle: show },
    { method: 'POST', path: /^\/u\/reset-password\/([\w-]+)$/, kind: 'page', handle: change },
  ];
}

function showForm(http: HttpContext, email: string, problem: string): void {
  const form = html`<p>For ${email}</p>
    ${problem && html`<p role="alert" class="problem">${problem}</p>`}
    <form method="post">
      <input type="hidden" name="username" value="${email}" autocomplete="username" />
      <label
        >New password <input type="password" name="password" autocomplete="new-password" required
      /></label>
      <button>Change password</button>
    </form>`;
  sendPage(http, problem ? 400 : 200, card('Choose a new password', form));
}
