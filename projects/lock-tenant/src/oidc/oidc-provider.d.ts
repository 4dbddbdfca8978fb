// The part of oidc-provider that the tenant uses, typed by hand: the package ships no types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface OidcSession {
    accountId?: string;
    /** How the person signed in; `mfa` when a second factor was passed. */
    amr?: string[];
    readonly new?: boolean;
    authorizations?: Record<string, unknown>;
    loginAccount(details: { accountId: string; amr?: string[] }): void;
    grantIdFor(clientId: string): string | undefined;
    resetIdentifier(): void;
    destroy(): Promise<void>;
  }

  export interface Grant {
    accountId: string;
    /** Ours: see login-actions.ts. */
    addedClaims?: { idToken: Record<string, unknown>; accessToken: Record<string, unknown> };
    /** Ours: see grants.ts. */
    signInClaims?: { amr?: string[]; acr?: string; org_id?: string; org_name?: string };
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export interface OidcContext {
    req: IncomingMessage;
    res: ServerResponse;
    query: Record<string, string | string[] | undefined>;
    type: string;
    body: unknown;
    status: number;
    set(header: string, value: string): void;
    oidc: {
      route: string;
      params: Record<string, string | undefined>;
      client: { clientId: string; clientAuthMethod: string };
      entities: {
        Grant?: Grant;
        RefreshToken?: { scope?: string; resource?: string };
        RotatedRefreshToken?: { remainingTTL: number };
      };
      session: OidcSession;
      account?: { accountId: string };
      provider: Provider;
      resourceServers: Record<string, unknown>;
      prompts: Set<string>;
    };
  }

  export interface Interaction {
    uid: string;
    params: Record<string, string | undefined>;
    prompt: { name: string; reasons: string[] };
    /** Of the session in which it began. */
    session?: { accountId?: string };
  }

  export interface AccessToken {
    /** Absent for client credentials. */
    accountId?: string;
    clientId: string;
    scope?: string;
    aud?: string;
    isValid: boolean;
  }

  export interface AdapterPayload {
    uid?: string;
    userCode?: string;
    grantId?: string;
    clientId?: string;
    consumed?: number;
    [name: string]: unknown;
  }

  export interface Adapter {
    upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<AdapterPayload | undefined>;
    findByUid(uid: string): Promise<AdapterPayload | undefined>;
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface IdTokenClass {
    new (
      available: Record<string, unknown>,
      options: { ctx?: OidcContext; client?: unknown },
    ): {
      available: Record<string, unknown>;
      extra: Record<string, unknown>;
      scope?: string;
      /** Claims that were asked for by name. */
      mask?: Record<string, unknown>;
      client: { clientId: string };
      payload(): Promise<Record<string, unknown>>;
      issue(options?: { use?: string; expiresAt?: number }): Promise<string>;
    };
  }

  export interface AccessTokenClass {
    new (payload: Record<string, unknown>): {
      readonly scopes: Set<string>;
      scope?: string;
      resourceServer?: object;
      save(ttl?: number): Promise<string>;
    };
    find(value: string): Promise<AccessToken | undefined>;
  }

  export class Provider {
    /** The context of the request that is being answered. */
    static readonly ctx: OidcContext | undefined;
    constructor(issuer: string, configuration: Record<string, unknown>);
    readonly issuer: string;
    proxy: boolean;
    silent: boolean;
    readonly Client: {
      Schema: { prototype: { invalidate(message: string, code?: string): void } };
    };
    readonly Grant: {
      new (init: { accountId: string; clientId: string }): Grant;
      readonly IN_PAYLOAD: string[];
      find(id: string): Promise<Grant | undefined>;
    };
    readonly Session: { get(context: unknown): Promise<OidcSession> };
    readonly AccessToken: AccessTokenClass;
    readonly ResourceServer: new (indicator: string, info: object) => object;
    readonly IdToken: IdTokenClass;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    createContext(
      request: IncomingMessage,
      response: ServerResponse,
    ): { readonly cookies: { secure: boolean | undefined } };
    cookieName(type: 'session' | 'interaction' | 'resume'): string;
    registerResponseMode(
      name: string,
      handler: (
        context: OidcContext,
        redirectUri: string,
        answer: Record<string, unknown>,
      ) => void | Promise<void>,
    ): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
    ): Promise<string>;
    on(
      event: 'authorization.success',
      listener: (context: OidcContext, answer: Record<string, unknown>) => void,
    ): this;
    on(event: 'grant.success', listener: (context: OidcContext) => void): this;
    on(
      event: 'interaction.started',
      listener: (context: OidcContext, prompt: { name: string; reasons: string[] }) => void,
    ): this;
    on(
      event: 'authorization.error' | 'server_error' | 'grant.error',
      listener: (
        context: OidcContext,
        error: Error & {
          error?: string;
          error_description?: string;
          /** For logs alone. */
          error_detail?: string;
          allow_redirect?: boolean;
        },
      ) => void,
    ): this;
  }

  export namespace errors {
    class CustomOIDCProviderError extends Error {
      constructor(error: string, description: string);
      allow_redirect: boolean;
    }
    /** 400 `invalid_target`. */
    class InvalidTarget extends Error {
      constructor(description: string);
    }
  }

  type Check = object;
  export namespace interactionPolicy {
    class Check {
      constructor(
        reason: string,
        description: string,
        error: string,
        check: (context: OidcContext) => boolean | Promise<boolean>,
      );
    }
    class Prompt {
      constructor(init: { name: string }, ...checks: Check[]);
    }
    interface Policy extends Array<unknown> {
      get(name: 'login' | 'consent'): { checks: { add(check: Check, index?: number): void } };
    }
    function base(): Policy;
  }
}
