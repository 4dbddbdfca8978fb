// One access token for each API: asked for when it is needed, by one tab for all, until it is over.
import { AuthError } from '../auth-error';
import { boundedSet } from '../events/bounded-set';
import type { LockClientDeps } from '../lock/lock-client-deps';
import type { TokenRequest } from '../requests/bearer-rules';
import type { ApiTokenSource, Wanted } from './api-token-source';
import {
  createKeptAccessTokens,
  signedInNow,
  type KeptAccessTokensDeps,
} from './kept-access-tokens';
import type { Tabs } from '../tabs/tabs';
import { explained, patience, renewalLock, SHORTEST_BACKOFF } from './renewal';
import { scopesIn } from './scopes';
import { sharedFailure, type SharedFailure } from './shared-failure';

/** What the tokens are asked for with. */
export interface AccessTokensDeps
  extends Pick<LockClientDeps, 'sync' | 'tenant' | 'name'>, KeptAccessTokensDeps {
  readonly tabs: Pick<Tabs, 'runExclusive'>;
  readonly source: ApiTokenSource;
}

/** The access tokens of a session's APIs; as `Session.tokenToSend` says. */
export interface AccessTokens {
  tokenToSend(request: TokenRequest, refused?: string): Promise<string | null> | string | null;
}

export function createAccessTokens(deps: AccessTokensDeps): AccessTokens {
  const { store, sync, clock } = deps;
  const kept = createKeptAccessTokens(deps);
  const underWay = new Map<string, Promise<string | null>>();
  const failed = new Map<string, { readonly until: number; readonly error: AuthError }>();
  const inOtherTabs = new Map<string, SharedFailure>();
  /** Those that took the place of a refused one: should they be refused too, so would the next. */
  const replacements = boundedSet();

  store.subscribe(() => {
    if (!store.current) inOtherTabs.forEach((failure) => failure.forget());
  });

  async function ask(line: string, wanted: Wanted, refused?: string): Promise<string | null> {
    const askTenant = await deps.source();
    return deps.tabs.runExclusive(renewalLock(deps.name), patience(), async () => {
      const stillHeld = () => {
        sync.revalidate();
        const session = signedInNow(deps);
        return session?.line === line && !store.signal.aborted ? session : null;
      };
      // Another tab may have asked, or signed out, while this one waited.
      const session = stillHeld();
      const ready = session && kept.find(session, wanted, refused);
      if (!session || ready) return ready;
      const failure = failureOf(wanted.audience);
      failure.throwFor(line);
      const fresh = await askTenant(session, wanted).catch((raw: unknown) => {
        const error = explained(raw, deps.tenant.url);
        // Before the next tab gets its turn.
        if (!store.signal.aborted) failure.report(line, error);
        throw error;
      });
      if (!fresh || !stillHeld()) return null;
      kept.keep(line, wanted, fresh);
      if (refused !== undefined) replacements.add(fresh.token);
      // The sign-out of another tab may have come between.
      if (stillHeld()) return fresh.token;
      kept.forget(line);
      return null;
    });
  }

  function failureOf(audience: string): SharedFailure {
    const name = `${deps.name}.${audience}`;
    const failure = inOtherTabs.get(name) ?? sharedFailure(deps.storage, name, clock);
    inOtherTabs.set(name, failure);
    return failure;
  }

  async function askOnce(line: string, wanted: Wanted, refused?: string): Promise<string | null> {
    const key = JSON.stringify([line, wanted.audience, wanted.scope]);
    const failure = failed.get(key);
    if (failure && clock.elapsed() < failure.until) throw failure.error;
    const asking =
      underWay.get(key) ??
      ask(line, wanted, refused)
        .catch((raw: unknown) => {
          const error = explained(raw, deps.tenant.url);
          failed.set(key, { until: clock.elapsed() + SHORTEST_BACKOFF, error });
          store.dispatch({ type: 'renewal-failed', error, audience: wanted.audience });
          throw error;
        })
        .finally(() => underWay.delete(key));
    underWay.set(key, asking);
    return asking;
  }

  return {
    tokenToSend(request, refused) {
      const session = signedInNow(deps);
      if (!session) return null;
      const { audience, scope = '' } = request;
      if (typeof audience !== 'string' || !audience.trim() || typeof scope !== 'string') {
        const message = 'An audience is the identifier of an API, a scope a text.';
        return Promise.reject(new AuthError('config', message));
      }
      const { line } = session;
      const wanted = { audience, scope: scopesIn(scope).join(' ') };
      // Nobody's request is sent in another person's name.
      if (refused !== undefined && !kept.belongs(refused, line)) return null;
      const ready = kept.find(session, wanted, refused);
      if (ready) return ready;
      if (refused !== undefined && replacements.has(refused)) {
        const message = `${audience} refuses the access tokens that the tenant hands out for it.`;
        return Promise.reject(new AuthError('audience', message));
      }
      return askOnce(line, wanted, refused);
    },
  };
}
