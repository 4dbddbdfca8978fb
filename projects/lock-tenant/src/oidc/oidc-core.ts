// The running oidc-provider of a tenant: answers requests, and is made anew when keys rotate.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, Provider } from 'oidc-provider';
import type { TenantContext } from '../tenant-context.ts';
import { removedCookie } from './cookies.ts';
import { createAdapterStore } from './memory-adapter.ts';
import { createProvider } from './provider.ts';
import { spentTokens } from './spent-tokens.ts';

export interface OidcCore {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The sub and scopes of an opaque access token; null when it is unknown or expired. */
  findAccessToken(value: string): Promise<{ sub: string; scopes: Set<string> } | null>;
  /** Ends the browser's session with the tenant, if it has one. */
  endSession(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the person at /u/login/… is asked for. Rejects when it is over. */
  interaction(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
  /** Settles it; where the browser goes next. */
  settleInteraction(
    request: IncomingMessage,
    response: ServerResponse,
    result: Record<string, unknown>,
  ): Promise<string>;
  /** Takes up the keys as they are now. Sessions, codes and tokens live on. */
  reloadKeys(): void;
  /** Keeps sessions, codes and tokens as they are now; the answer brings them back. */
  save(): () => void;
  /** Forgets sessions, codes and tokens. */
  reset(): void;
}

export function createOidcCore(context: TenantContext): OidcCore {
  let store = createAdapterStore(context.clock, spentTokens(context));
  let provider: Provider;
  let callback: ReturnType<Provider['callback']>;
  const build = () => {
    provider = createProvider(context, store.adapterFor);
    callback = provider.callback();
  };
  build();
  return {
    answer: (request, response) => callback(request, response),
    async findAccessToken(value) {
      const token = await provider.AccessToken.find(value);
      if (!token?.isValid) return null;
      return { sub: token.accountId ?? '', scopes: new Set(token.scope?.split(' ')) };
    },
    async endSession(request, response) {
      const session = await provider.Session.get(provider.createContext(request, response));
      await session.destroy();
      const name = provider.cookieName('session');
      response.appendHeader('Set-Cookie', removedCookie(name, context.settings.sameSite));
    },
    interaction: (request, response) => provider.interactionDetails(request, response),
    settleInteraction: (request, response, result) =>
      provider.interactionResult(request, response, result),
    reloadKeys: build,
    save() {
      const kept = store;
      const restore = store.save();
      return () => {
        // A reset in between has put another one in its place.
        store = kept;
        restore();
        build();
      };
    },
    reset() {
      store = createAdapterStore(context.clock, spentTokens(context));
      build();
    },
  };
}
