// Runs the user's own onLogin where Auth0 runs actions, and keeps its claims with the grant.
import { Provider, type Grant, type OidcContext } from 'oidc-provider';
import { runOnLogin, type AddedClaims } from './run-on-login.ts';
import type { LoginRequest } from '../settings/login-event.ts';
import type { TenantContext } from '../tenant-context.ts';
import { audienceIn } from './audiences.ts';

/** Lets grants keep claims, for this provider only: they live, and are restored, with the grant. */
export function keepClaimsInGrants(provider: Provider): void {
  const Base = provider.Grant;
  // oidc-provider looks the lifetime and the store up by the name of the class.
  class Grant extends Base {
    static override get IN_PAYLOAD(): string[] {
      return [...super.IN_PAYLOAD, 'addedClaims', 'signInClaims'];
    }
  }
  Object.defineProperty(provider, 'Grant', { value: Grant });
}

/** What onLogin added to the tokens of the request that is being answered. */
export function addedClaims(ctx: OidcContext | undefined = Provider.ctx): AddedClaims {
  return ctx?.oidc.entities.Grant?.addedClaims ?? { idToken: {}, accessToken: {} };
}

/** On /authorize, when nothing is left to ask the person. Throws the refusal. */
export async function actOnAuthorize(context: TenantContext, ctx: OidcContext): Promise<void> {
  const { params } = ctx.oidc;
  const silent = params['prompt'] === 'none' && !params['login_ticket'];
  await act(context, ctx, ctx.oidc.session.accountId, {
    scopes: words(params['scope']),
    audience: params['audience'] ?? null,
    connection: params['connection'] ?? null,
    acrValues: words(params['acr_values']),
    kind: silent ? 'silent' : 'interactive',
  });
}

/** On the token endpoint, before a refresh token is used. Throws the refusal. */
export async function actOnRefresh(context: TenantContext, ctx: OidcContext): Promise<void> {
  const { Grant: grant, RefreshToken: token } = ctx.oidc.entities;
  await act(context, ctx, grant?.accountId, {
    scopes: words(ctx.oidc.params['scope'] ?? token?.scope),
    audience: token?.resource ? audienceIn(token.resource) : null,
    connection: null,
    acrValues: [],
    kind: 'refresh',
  });
}

type Asked = Omit<LoginRequest, 'clientId' | 'ip' | 'userAgent'>;

async function act(
  context: TenantContext,
  { oidc, req }: OidcContext,
  sub: string | undefined,
  asked: Asked,
): Promise<void> {
  const account = context.accounts.bySub(sub ?? '');
  const grant: Grant | undefined = oidc.entities.Grant;
  if (!context.settings.onLogin || !account || !grant) return;
  grant.addedClaims = await runOnLogin(context, account, {
    ...asked,
    clientId: oidc.client.clientId,
    ip: req.socket.remoteAddress ?? '',
    userAgent: req.headers['user-agent'] ?? '',
  });
  await grant.save();
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(' ').filter(Boolean);
}
