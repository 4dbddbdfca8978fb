// The tenant's own login page: what it is asked for, what is kept meanwhile, when nobody is sent there.
import { challengeOf } from '../code-flow/pkce';
import { createPendingAttempts, type PendingAttempt } from '../code-flow/pending-attempt';
import { refuseOtherOrganization } from '../code-flow/universal-login';
import type { AuthError } from '../auth-error';
import type { LoginResult } from '../session-state';
import { createSessionStore } from '../state/session-store';
import { memoryStorage } from '../storage/token-storage';
import { tenantOf } from '../tenant';
import { settle } from '../testing-support/settle';
import { SimulatedClock } from '../testing-support/simulated-clock';
import { leaveForTenant, type LeaveForTenantDeps } from './leave-for-tenant';

describe('leaving for the tenant', () => {
  const attempt: PendingAttempt = {
    ...{ state: 's', nonce: 'n', verifier: 'v', startedAt: 1, returnTo: '/wanted' },
    organization: 'org_acme',
  };
  const universal = {
    tenant: tenantOf('tenant.test'),
    clientId: 'app',
    redirectUrl: 'https://app.test/callback',
    audience: 'https://api.test',
    scope: 'openid offline_access',
  };
  let left: URL[];
  let deps: LeaveForTenantDeps;
  let cancel: () => void;

  beforeEach(() => {
    left = [];
    const areas = { session: memoryStorage(), local: memoryStorage() };
    deps = {
      store: createSessionStore(),
      pending: createPendingAttempts({ clock: new SimulatedClock(), name: 'spec', areas }),
      universal,
      leave: (address) => left.push(new URL(address)),
    };
  });

  const leave = (options = {}, changed: Partial<LeaveForTenantDeps> = {}): Promise<LoginResult> =>
    leaveForTenant({ ...deps, ...changed }, attempt, options, (way) => (cancel = way));

  it('asks for a code with a challenge, and for nothing that was not said', async () => {
    void leave();
    await settle();
    expect(left[0]?.origin).toBe('https://tenant.test');
    expect(Object.fromEntries(left[0].searchParams)).toEqual({
      client_id: 'app',
      redirect_uri: 'https://app.test/callback',
      response_type: 'code',
      scope: 'openid offline_access',
      audience: 'https://api.test',
      state: 's',
      nonce: 'n',
      ...(await challengeOf('v')),
    });
  });

  it('names organization, invitation and screen where they are asked for', async () => {
    void leave({ organization: 'org_acme', invitation: 'ticket', screenHint: 'signup' });
    await settle();
    const { organization, invitation, screen_hint } = Object.fromEntries(left[0].searchParams);
    expect([organization, invitation, screen_hint]).toEqual(['org_acme', 'ticket', 'signup']);
  });

  it('keeps the attempt for the answer, with the organization that it must be for', async () => {
    void leave();
    await settle();
    expect(deps.pending.take('state', 's')).toEqual(attempt);
  });

  it('is cancelled when the page is shown again', async () => {
    const leaving = leave();
    await settle();
    cancel();
    expect(await leaving).toEqual({ outcome: 'cancelled' });
  });

  it('sends nobody away in the implicit flow, or where no answer could come back', async () => {
    const code = (work: Promise<LoginResult>) =>
      work.then(
        () => null,
        (error: AuthError) => error.code,
      );
    expect(await code(leave({}, { universal: null }))).toBe('config');
    expect(await code(leave({}, { pending: { ...deps.pending, blocked: true } }))).toBe('storage');
    expect(left).toEqual([]);
  });
});

describe('the organization of a sign-in', () => {
  const refused = (claims: Record<string, unknown>, organization: string | null) => () =>
    refuseOtherOrganization(claims, organization);

  it('is looked at by its id, or by its name without regard to case', () => {
    expect(refused({ org_id: 'org_acme' }, 'org_acme')).not.toThrow();
    expect(refused({ org_name: 'acme' }, 'Acme')).not.toThrow();
    expect(refused({}, null)).not.toThrow();
  });

  it('is refused where it is another, or none', () => {
    expect(refused({ org_id: 'org_evil' }, 'org_acme')).toThrowMatching(isClaims);
    expect(refused({}, 'org_acme')).toThrowMatching(isClaims);
    expect(refused({ org_id: 'acme' }, 'acme')).toThrowMatching(isClaims);
  });

  const isClaims = ({ code }: AuthError) => code === 'token-claims';
});
