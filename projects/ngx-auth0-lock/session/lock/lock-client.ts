// The part of a session that talks with Lock: a lazy file, which arrives before the first sign-in,
// callback or renewal and costs the start of an app nothing.
import { AuthError } from '../auth-error';
import type { LockAuthResult, LockPort } from '../lock-port';
import { codeAnswerOf } from '../code-flow/code-answer';
import { createPendingAttempts } from '../code-flow/pending-attempt';
import { createTokenEndpoint } from '../code-flow/token-endpoint';
import { createAccessTokens, type AccessTokens } from '../renewal/access-tokens';
import { apiTokensByCode, apiTokensByLock } from '../renewal/api-token-source';
import { renewalByLock } from '../renewal/check-session';
import { renewalByCode } from '../renewal/code-renewal';
import { createRefreshGrant } from '../renewal/refresh-grant';
import { createRefreshTokens } from '../renewal/refresh-token';
import { databaseRefreshTokens } from '../renewal/refresh-token-store';
import { createRenewal } from '../renewal/renewal';
import { sharedFailure } from '../renewal/shared-failure';
import { withScopes } from '../renewal/scopes';
import type { LoginOptions, SignInAttempt } from '../session-api';
import type { LoginResult } from '../session-state';
import { createAcceptAnswer, type AcceptAnswer } from './accept-answer';
import { createAcceptCode } from './accept-code';
import { resilientStorage } from '../storage/resilient-storage';
import { storageOf } from '../storage/token-storage';
import { browserTabs } from '../tabs/tabs';
import type { LockClientDeps } from './lock-client-deps';
import { newLine } from './new-line';
import { pageLock } from './page-lock';
import { createSignIn } from './sign-in';

/** What a session does with Lock. */
export interface LockClient {
  /** Opens Lock for one attempt. */
  signIn(options: LoginOptions): Promise<LoginResult>;
  /** Cancels the attempt that is open, for a page that was left in its midst and is back. */
  cancelAttempt(): void;
  /** Takes up a redirect sign-in whose answer was in the address bar in that generation. */
  resumeRedirect(hash: string, generation: number): Promise<LoginResult>;
  /** Takes an answer of Lock that no attempt of ours asked for. */
  acceptAuthResult(result: LockAuthResult, generation: number): Promise<LoginResult>;
  renew(): Promise<boolean>;
  readonly tokenToSend: AccessTokens['tokenToSend'];
  /** Milliseconds until the next renewal that is made by itself; Infinity when there is none. */
  renewalDueIn(): number;
  preload(): Promise<LockPort>;
  /** Revokes what a sign-in that is over has left. */
  endLine(line: string): Promise<void>;
}

export function createLockClient(deps: LockClientDeps): LockClient {
  const { options } = deps;
  const { tabs = browserTabs } = options;
  const lock = pageLock(options.lock, deps);
  const { accept, judging } = createAcceptAnswer(deps);
  const code = options.flow === 'code' ? codeFlow(deps, accept) : null;
  const pending = createPendingAttempts({
    clock: deps.clock,
    name: deps.name,
    anyTab: options.passwordless,
  });
  const signIn = createSignIn({
    ...deps,
    lock,
    discardLock: lock.discard,
    accept,
    pending,
    code: code?.signIn ?? null,
    showOptions: options.showOptions ?? ((attempt) => bareShowOptions(attempt, options.scope)),
  });
  const renewal = createRenewal({
    ...deps,
    source: code?.renewal ?? renewalByLock({ ...deps, lock, accept }),
    tabs,
    beforeSeconds: options.renewBeforeSeconds,
    failure: sharedFailure(storageOf(options.storage), deps.name, deps.clock),
  });
  const accessTokens = createAccessTokens({
    ...deps,
    tabs,
    storageKey: options.storageKey ?? 'id_token',
    // What cannot be kept is asked for by each page; the session says that storage fails.
    storage: resilientStorage(storageOf(options.storage), () => {}),
    source: code?.apiTokens ?? apiTokensByLock({ ...deps, lock }),
  });

  return {
    signIn: signIn.signIn,
    cancelAttempt: signIn.cancel,
    resumeRedirect: signIn.resumeRedirect,
    async acceptAuthResult(result, generation) {
      const token = result?.idToken;
      if (code && codeAnswerOf(result)) {
        return { outcome: 'failed', error: new AuthError('config', OPENED_BY_THE_PAGE) };
      }
      // An answer to an attempt is judged there, by its nonce, and what is refused there is refused.
      if (!signIn.owns(token)) return accept(result, { generation });
      await judging(token);
      return { outcome: 'cancelled' };
    },
    renew: renewal.renew,
    tokenToSend: accessTokens.tokenToSend,
    renewalDueIn: renewal.dueIn,
    preload: lock,
    endLine: async (line) => code?.refreshTokens.end(line),
  };
}

const SCOPE = 'openid profile email';
const OPENED_BY_THE_PAGE =
  "Lock handed over a code that no session.signIn() asked for: with flow 'code' nothing else may open Lock.";

/** The parts that the code flow adds. */
function codeFlow(deps: LockClientDeps, accept: AcceptAnswer) {
  const { store, clock, tenant, clientId, name, options } = deps;
  const redirectUrl = options.redirectUrl!;
  const endpoint = createTokenEndpoint({ tenant, clientId, clock, signal: store.signal });
  const inDatabase =
    (options.storage ?? 'local') === 'local' &&
    options.refreshTokens !== 'memory' &&
    globalThis.indexedDB;
  const refreshTokens = createRefreshTokens({
    store: inDatabase ? databaseRefreshTokens(name) : null,
    endpoint,
  });
  const acceptCode = createAcceptCode({
    issuer: tenant.issuer,
    redirectUrl,
    endpoint,
    refreshTokens,
    newLine: () => newLine(clock.now(), store.current?.line),
    accept,
  });
  const offlineAccess = options.renewBeforeSeconds !== undefined;
  const { audience } = options;
  // Without `openid` no ID token comes.
  const scopes = offlineAccess ? ['openid', 'offline_access'] : ['openid'];
  const scope = withScopes(options.scope ?? SCOPE, ...scopes);
  const universal = { tenant, clientId, redirectUrl, audience, scope };
  const signIn = { origin: tenant.url, accept: acceptCode, offlineAccess, universal };
  const refresh = createRefreshGrant(endpoint, refreshTokens);
  const silent = { store, clock, tenant, clientId, redirectUrl, scope, refresh };
  const renewal = renewalByCode({ ...silent, audience, refreshTokens, accept, acceptCode });
  const apiTokens = apiTokensByCode({ ...silent, endpoint, sync: deps.sync });
  return { signIn, renewal, apiTokens, refreshTokens };
}

// What an attempt needs, for pages that make their own Lock.
function bareShowOptions(attempt: SignInAttempt, scopes = SCOPE): unknown {
  const { lock, challenge, offlineAccess, ...ofAttempt } = attempt;
  const scope = withScopes(scopes, 'openid', ...(offlineAccess ? ['offline_access'] : []));
  const params = { scope, ...lock?.auth?.params, ...ofAttempt, ...challenge };
  return { ...lock, auth: { ...lock?.auth, params } };
}
