// A refresh token that was used up: the hidden frame takes over, and where it is refused an error says why.
import { AuthError } from '../auth-error';
import { createAcceptCode } from '../lock/accept-code';
import type { CodeAnswer } from '../code-flow/code-answer';
import type { TokenAnswer, TokenEndpoint } from '../code-flow/token-endpoint';
import type { LoginResult } from '../session-state';
import type { CurrentSession } from '../state/current-session';
import { createSessionStore } from '../state/session-store';
import { SimulatedClock } from '../testing-support/simulated-clock';
import { tenantOf } from '../tenant';
import { renewalByCode } from './code-renewal';
import { createRefreshGrant } from './refresh-grant';
import { createRefreshTokens, type RefreshTokens } from './refresh-token';
import { memoryRefreshTokens } from './refresh-token-store';

describe('a refresh token that is used up', () => {
  const tenant = tenantOf('tenant.test');
  const renews = { line: 'a', claims: {} } as CurrentSession;
  let refresh: () => Promise<TokenAnswer>;
  let frames: URL[];
  let frameSays: Partial<CodeAnswer>;
  let refreshTokens: RefreshTokens;

  const endpoint: TokenEndpoint = {
    probe: async () => {},
    revoke: async () => {},
    refresh: () => refresh(),
    exchange: async () => ({ ...answer, refreshToken: 'r2' }),
  };
  const answer = { idToken: 'id', accessToken: 'access', expiresIn: 60, refreshToken: null };

  beforeEach(() => {
    [frames, frameSays] = [[], { error: 'login_required' }];
    refresh = async () => Promise.reject(new AuthError('network', 'The line went down.'));
    refreshTokens = createRefreshTokens({ store: memoryRefreshTokens(), endpoint });
  });

  async function renew(): Promise<LoginResult> {
    const accept = async (): Promise<LoginResult> => ({
      outcome: 'signed-in',
      claims: {} as never,
      returnTo: null,
    });
    const redirectUrl = 'https://app.test/';
    const { issuer } = tenant;
    const source = renewalByCode({
      ...{ tenant, refreshTokens, accept, redirectUrl },
      refresh: createRefreshGrant(endpoint, refreshTokens),
      store: createSessionStore(),
      clock: new SimulatedClock(),
      clientId: 'app',
      audience: undefined,
      scope: 'openid offline_access',
      acceptCode: createAcceptCode({
        ...{ issuer, redirectUrl, endpoint, refreshTokens, accept },
        newLine: () => 'another',
      }),
      openFrame: async (address, state) => {
        frames.push(address);
        return { state, code: null, error: null, iss: null, ...frameSays };
      },
    });
    return (await source())(renews, 0);
  }

  const codeOf = (result: LoginResult) =>
    result.outcome === 'failed' ? result.error.code : result.outcome;

  it('is told as lost where its answer never came and the frame is refused too', async () => {
    await refreshTokens.keep('a', 'r1');
    await expectAsync(renew()).toBeRejectedWith(jasmine.objectContaining({ code: 'network' }));
    const result = await renew();
    expect(codeOf(result)).toBe('refresh-token-lost');
    expect(result.outcome === 'failed' && result.error.cause?.code).toBe('login-required');
  });

  it('is told as lost where the tenant refused it and the frame as well', async () => {
    await refreshTokens.keep('a', 'r1');
    refresh = async () =>
      Promise.reject(new AuthError('lock-rejected', 'No.', { error: 'invalid_grant' }));
    expect(codeOf(await renew())).toBe('refresh-token-lost');
  });

  it('is not what keeps a session from renewing that never had one', async () => {
    expect(codeOf(await renew())).toBe('login-required');
  });

  it('is not blamed for a tenant that does not answer the frame', async () => {
    await refreshTokens.keep('a', 'r1');
    await refreshTokens.spend('a');
    frameSays = { error: 'server_error' };
    expect(codeOf(await renew())).toBe('lock-rejected');
  });

  it('is replaced by the one that a frame brings, which asks for it', async () => {
    await refreshTokens.keep('a', 'r1');
    await refreshTokens.spend('a');
    frameSays = { code: 'c' };
    expect(codeOf(await renew())).toBe('signed-in');
    expect(frames[0]?.searchParams.get('scope')).toBe('openid offline_access');
    expect(await refreshTokens.isSpent('a')).toBeFalse();
    expect(await refreshTokens.spend('a')).toBe('r2');
  });
});
