// Asks the tenant for an API's access token, and believes only one that is for that API and that person.
import { AuthError } from '../auth-error';
import { codeIn } from '../code-flow/code-answer';
import type { TokenEndpoint } from '../code-flow/token-endpoint';
import { importAgain } from '../import-again';
import type { LockClientDeps } from '../lock/lock-client-deps';
import { asAuthError } from '../lock/lock-error';
import type { LockAuthResult, LockPort } from '../lock-port';
import type { TokenRequest } from '../requests/bearer-rules';
import type { CurrentSession } from '../state/current-session';
import { offsetStillNeeded } from '../time/clock-offset';
import { decodeIdToken, decodeToken } from '../token/id-token';
import { checkSession } from './check-session';
import type { RefreshGrant } from './refresh-grant';
import { scopesIn, withScopes, withoutScope } from './scopes';
import { askSilently, type SilentCodeDeps } from './silent-code';

/** A request, its scopes in order; none: all that the API grants. */
export type Wanted = Required<TokenRequest>;

/** An access token that was just handed over. */
export interface FreshToken {
  readonly token: string;
  /** Its lifetime in milliseconds. */
  readonly lifetime: number;
}

/**
 * Makes ready what asking needs, and returns what asks once for the session that is held; null when its
 * line has ended meanwhile. Both reject with an AuthError.
 */
export type ApiTokenSource = () => Promise<
  (held: CurrentSession, wanted: Wanted) => Promise<FreshToken | null>
>;

type VerifyDeps = Pick<LockClientDeps, 'store' | 'sync' | 'clock' | 'tenant' | 'clientId'>;

/** Asks through Lock's `checkSession`. */
export function apiTokensByLock(deps: VerifyDeps & { lock(): Promise<LockPort> }): ApiTokenSource {
  return async () => {
    const lock = await deps.lock();
    return async (held, { audience, scope }) => {
      const params = { audience, ...(scope && { scope: withScopes(scope, 'openid') }) };
      const answer = await checkSession(lock, deps, params);
      await verify(deps, answer, held, {});
      return freshToken(answer, audience);
    };
  };
}

/** Asks by the refresh token of the session's line; where that brings none for the API, in a frame. */
export function apiTokensByCode(
  deps: VerifyDeps &
    SilentCodeDeps & {
      readonly scope: string;
      readonly refresh: RefreshGrant;
      readonly endpoint: Pick<TokenEndpoint, 'exchange'>;
    },
): ApiTokenSource {
  // Their refresh brings a token for the first API again: a setting of the tenant.
  const ignored = new Set<string>();

  async function byFrame(held: CurrentSession, { audience, scope }: Wanted) {
    const { tenant, redirectUrl, endpoint } = deps;
    const scopes = withScopes(scope || withoutScope(deps.scope, 'offline_access'), 'openid');
    const { answer, verifier, nonce } = await askSilently(deps, {
      ...{ audience, scope: scopes },
      organization: held.claims['org_id'],
    });
    const code = codeIn(answer, tenant.issuer, (raw) =>
      asAuthError(raw, 'audience', 'The tenant refused an access token for that API.'),
    );
    const tokens = await endpoint.exchange({ code, verifier, redirectUri: redirectUrl });
    await verify(deps, tokens, held, { nonce, atHashOptional: true });
    return freshToken(tokens, audience);
  }

  return async () => async (held, wanted) => {
    const { audience, scope } = wanted;
    // Without the scope, which the tenant's setting names: where the audience is ignored, one that the sign-in
    // did not ask for would be refused, and the refresh token be spent for nothing.
    const answer = ignored.has(audience) ? null : await deps.refresh(held.line, { audience });
    if (answer === 'ended') return null;
    if (!answer) return byFrame(held, wanted);
    if (!isFor(answer.accessToken, audience) || !hasScopes(answer.accessToken, scope)) {
      ignored.add(audience);
      return byFrame(held, wanted);
    }
    // A refresh need not bring an ID token; one that does must be of the same person.
    if (answer.idToken) await verify(deps, answer, held, { atHashOptional: true });
    return freshToken(answer, audience);
  };
}

/** Whether an access token says that it is for an API; an opaque one says nothing. */
export function isFor(accessToken: unknown, audience: string): boolean {
  return [decodeToken(accessToken)?.claims['aud']].flat().includes(audience);
}

/** Whether an access token says that it is for all of these scopes. */
export function hasScopes(accessToken: unknown, scope: string): boolean {
  const granted = scopesIn(String(decodeToken(accessToken)?.claims['scope'] ?? ''));
  return scopesIn(scope).every((each) => granted.includes(each));
}

/** As a renewal is verified, and like it for nobody but the person who is signed in. */
async function verify(
  { store, sync, clock, tenant, clientId }: VerifyDeps,
  { idToken, accessToken }: LockAuthResult,
  held: CurrentSession,
  how: { readonly nonce?: string; readonly atHashOptional?: boolean },
): Promise<void> {
  const { verifyWithJose } = await importAgain(
    () => import('../token/jose-verifier'),
    'verifyWithJose',
    'network',
  );
  const now = clock.now();
  const offset = offsetStillNeeded(held.clockOffset, decodeIdToken(idToken)?.iat, now);
  const { issuer, jwksUrl } = tenant;
  const { sub } = await verifyWithJose(idToken, {
    ...{ issuer, jwksUrl, clientId, accessToken, now: now + offset },
    ...how,
  });
  if (sub === held.claims.sub) return;
  if (store.current?.line === held.line) sync.signOut('user-changed');
  throw new AuthError('user-changed', 'The tenant answered for another user.');
}

function freshToken({ accessToken, expiresIn }: LockAuthResult, audience: string): FreshToken {
  if (!accessToken || !isFor(accessToken, audience)) {
    throw new AuthError(
      'audience',
      `The tenant handed out no access token for ${audience}: the API must exist there, and this application be allowed to use it.`,
    );
  }
  const { exp, iat } = decodeToken(accessToken)!.claims;
  const seconds = Number(expiresIn) > 0 ? Number(expiresIn) : Number(exp) - Number(iat);
  return { token: accessToken, lifetime: seconds > 0 ? seconds * 1000 : 0 };
}
