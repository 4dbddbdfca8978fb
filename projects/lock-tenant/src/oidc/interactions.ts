// When /authorize needs a person: no session, another connection, or a fault that says so.
import { interactionPolicy, type OidcContext } from 'oidc-provider';
import type { TenantContext } from '../tenant-context.ts';
import { actOnAuthorize } from './login-actions.ts';
import { refuseStrangers } from './organizations.ts';

export function interactions(context: TenantContext): Record<string, unknown> {
  const { Check, Prompt, base } = interactionPolicy;
  const policy = base();
  const { checks } = policy.get('login');
  checks.add(
    // oidc-provider takes a session for signed in as long as it names somebody.
    new Check('account_gone', 'the user of the session is gone', 'login_required', ({ oidc }) => {
      return oidc.session.accountId !== undefined && !oidc.account;
    }),
  );
  checks.add(
    new Check('connection', 'the session is of another connection', 'login_required', (ctx) =>
      isOtherConnection(context, ctx),
    ),
  );
  checks.add(
    new Check('login_required_fault', 'Login required', 'login_required', ({ oidc }) => {
      const silent = oidc.prompts.has('none') && !oidc.params['login_ticket'];
      return silent && context.faults.has('login-required');
    }),
    0,
  );
  policy.get('consent').checks.add(
    new Check('consent_required_fault', 'Consent required', 'consent_required', ({ oidc }) => {
      return oidc.prompts.has('none') && context.faults.has('consent-required');
    }),
    0,
  );
  policy.push(
    // In a frame nobody can be asked; Lock's page modes know the one error, silent renewal the other.
    new Prompt(
      { name: 'mfa' },
      new Check('second_factor', 'Multifactor authentication required.', 'a0.mfa_required', (ctx) =>
        Boolean(lacksSecondFactor(context, ctx) && ctx.oidc.params['login_ticket']),
      ),
      new Check('second_factor_silent', 'Multifactor required', 'mfa_required', (ctx) =>
        lacksSecondFactor(context, ctx),
      ),
    ),
    // The last question is for the user's own function: it refuses by an error, and asks nothing.
    new Prompt(
      { name: 'action' },
      new Check('on_login', 'onLogin', 'access_denied', async (ctx) => {
        refuseStrangers(context, ctx);
        await actOnAuthorize(context, ctx);
        return false;
      }),
    ),
  );
  return {
    policy,
    url: (_ctx: OidcContext, { uid }: { uid: string }) => `/u/login/${uid}`,
  };
}

function lacksSecondFactor({ accounts }: TenantContext, { oidc }: OidcContext): boolean {
  const account = accounts.bySub(oidc.session.accountId ?? '');
  return account?.mfa === true && !oidc.session.amr?.includes('mfa');
}

/** Auth0 asks again when the session came by another connection than the one that is named. */
function isOtherConnection({ accounts }: TenantContext, { oidc }: OidcContext): boolean {
  const wanted = oidc.params['connection'];
  const account = accounts.bySub(oidc.session.accountId ?? '');
  return Boolean(wanted && account && account.connection !== wanted);
}
